package ockham.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckListTest {
    private static final Check OK = Check.ok("java", "25");
    private static final Check WARN = Check.warn("memory", "2.0 GB", "close other programs");
    private static final Check FAIL = Check.fail("disk", "full", "make room");

    @Test
    void aLineACheckAndItsAdviceBelow() {
        String text = CheckList.text(List.of(OK, WARN), false);
        assertEquals(
                List.of(
                        "ok    java    25",
                        "warn  memory  2.0 GB",
                        "              close other programs",
                        "",
                        "A study can run; 1 thing is worth knowing."),
                text.lines().toList());
    }

    @Test
    void theLastLineSumsUp() {
        assertEquals("All is well.", CheckList.sentence(List.of(OK, OK)));
        assertEquals("1 thing stands in the way of a study.", CheckList.sentence(List.of(OK, WARN, FAIL)));
        assertEquals("2 things stand in the way of a study.", CheckList.sentence(List.of(FAIL, FAIL)));
    }

    @Test
    void colourOnlyWhereItIsWanted() {
        assertFalse(CheckList.text(List.of(FAIL), false).contains("\u001b"));
        assertTrue(CheckList.text(List.of(FAIL), true).contains("\u001b[31mfail\u001b[0m"));
    }

    @Test
    void theWholeDoctorLooksAtEverything() {
        List<String> names =
                Doctor.of(Surroundings.ofProcess(), Path.of(System.getProperty("java.io.tmpdir"))).run().stream()
                        .map(Check::name)
                        .toList();
        for (String name : List.of(
                "java",
                "engine duckdb",
                "threads",
                "memory",
                "study folder",
                "temporary files",
                "engine cache",
                "energy meter",
                "terminal")) {
            assertTrue(names.contains(name), name + " among " + names);
        }
    }
}
