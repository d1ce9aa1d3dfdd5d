package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ockham compare} of real studies. */
class CompareTest {
    @TempDir
    Path folder;

    private Cli study(Path file, String out, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "run", file.toString(), "--target", "Churn", "--effort", "quick", "--families", "linear", "--quiet"));
        arguments.addAll(List.of("--out", out));
        arguments.addAll(List.of(more));
        return Cli.run(folder, List.of(), arguments.toArray(String[]::new));
    }

    @Test
    void saysWhatChangedAndNamesTheCause() throws IOException, InterruptedException {
        Path customers = Cli.customers(folder, 400);
        assertEquals(0, study(customers, "one").exit());
        assertEquals(
                0,
                study(customers, "other", "--drop", "Contract", "--seed", "2").exit());

        Cli same = Cli.run(folder, List.of(), "compare", "one", "one");
        assertEquals(0, same.exit());
        assertTrue(same.out().contains("the same rows"), same.out());
        assertTrue(same.out().contains("nothing changed that could turn the verdict"), same.out());

        Cli changed = Cli.run(folder, List.of(), "compare", "one", "other");
        assertEquals(0, changed.exit());
        assertTrue(changed.out().contains("left out now: Contract"), changed.out());
        assertTrue(changed.out().contains("seed: 1 -> 2"), changed.out());
        assertTrue(changed.out().contains("logistic: 0."), changed.out());
        assertTrue(changed.out().contains("although these changed: data and settings"), changed.out());

        Cli many = Cli.run(folder, List.of(), "compare", "one", "one", "other");
        assertTrue(many.out().contains("1 data set;"), many.out());
        assertTrue(many.out().contains("shape-functions"), many.out());
    }

    @Test
    void needsTwoFinishedStudies() throws IOException, InterruptedException {
        Cli one = Cli.run(folder, List.of(), "compare", "nowhere");
        assertEquals(2, one.exit());

        Cli missing = Cli.run(folder, List.of(), "compare", "nowhere", "elsewhere");
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("no finished study"), missing.err());
        assertFalse(missing.err().contains("Exception"), missing.err());
    }
}
