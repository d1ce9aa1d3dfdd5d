package ockham.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.model.ConstantModel;
import ockham.score.model.Inputs;
import ockham.score.model.KernelBasis;
import ockham.score.model.KernelModel;
import ockham.score.model.Link;
import ockham.score.model.PairVotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Task THREE = new Task.Multiclass(List.of("a", "b", "c"));
    private static final List<InputColumn> EVERY_KIND = List.of(
            new InputColumn("n", ColumnKind.NUMBER),
            new InputColumn("c", ColumnKind.CATEGORY),
            new InputColumn("b", ColumnKind.BOOLEAN),
            new InputColumn("d", ColumnKind.TIME),
            new InputColumn("t", ColumnKind.TEXT));

    @TempDir
    private Path folder;

    private Path write(Task task, Model model) throws IOException {
        Manifest manifest = new Manifest("0", "m", "linear", "y", task, EVERY_KIND, List.of(), "digest");
        Path file = folder.resolve("m.ockham");
        new Archive(manifest, model, Optional.empty()).write(file);
        return file;
    }

    private static Model constant(double... values) {
        return new ConstantModel(values);
    }

    private String refusal(Task task, Model model) throws IOException {
        Path file = write(task, model);
        return assertThrows(UserError.class, () -> Archive.read(file)).getMessage();
    }

    private static KernelModel kernel(String column) {
        Inputs inputs = new Inputs(List.of(new Inputs.Input(column, ColumnKind.NUMBER, List.of())));
        return new KernelModel(
                new KernelBasis(
                        new KernelBasis.Scaling(inputs, new double[1], new double[] {1}),
                        1,
                        new KernelBasis.Vectors(3, new float[3], new int[0])),
                new KernelModel.Sums(
                        Link.SOFTMAX,
                        new PairVotes(3, new int[] {0, 1, 2}, 1, 1, 0),
                        new int[] {1, 1, 1},
                        new double[6],
                        new double[3]),
                "by hand");
    }

    @Test
    void aModelOfTheTasksWidthComesBack() throws IOException {
        assertArrayEquals(
                new double[] {0.5, 0.3, 0.2},
                Scorer.open(write(THREE, constant(0.5, 0.3, 0.2))).score(Map.of("n", 1)));
        assertEquals(7, Scorer.open(write(new Task.Regression(), constant(7))).score(Map.of())[0]);
        assertEquals(3, Scorer.open(write(THREE, kernel("n"))).score(Map.of("n", 2)).length);
    }

    @Test
    void aModelOfAnotherWidthIsRefused() throws IOException {
        assertTrue(refusal(THREE, constant(0.5, 0.5))
                .endsWith("is damaged: its model gives 2 values a row, its manifest names 3"));
        assertTrue(refusal(new Task.Binary("no", "yes"), constant(1)).contains("gives 1 values a row"));
    }

    @Test
    void aBlendOfMembersThatDifferInWidthIsRefused() throws IOException {
        Model blend = new Blend(List.of(constant(0.5, 0.3, 0.2), constant(0.5, 0.5)), new double[] {0.5, 0.5});
        assertTrue(refusal(THREE, blend).contains("members of a blend give 3 and 2 values a row"));
    }

    @Test
    void classesBeyondTheTasksAreRefusedBeforeRoomIsMadeForThem() throws IOException {
        Map<String, Object> parts = new TreeMap<>(kernel("n").toBundle().parts());
        parts.put("votes.outputs", new int[] {2_000_000_000});
        Model huge = Formats.readModel(Bundle.of(kernel("n").toBundle().format(), parts));
        assertTrue(refusal(THREE, huge).contains("gives 2000000000 values a row, its manifest names 3"));
    }

    @Test
    void aModelThatReadsAColumnTheManifestLacksIsRefused() throws IOException {
        assertTrue(refusal(THREE, kernel("elsewhere")).contains("no column elsewhere"));
        assertTrue(refusal(THREE, kernel("t")).contains("column t is TEXT"));
    }
}
