package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bins and encoding against reference values of the authors' library, rtdl_num_embeddings 0.0.12. */
class PiecewiseBinsTest {
    private static JsonNode named(String name) {
        List<JsonNode> found = Golden.cases("network_embeddings.json").stream()
                .filter(golden -> golden.get("name").asText().equals(name))
                .toList();
        assertEquals(1, found.size());
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void edgesAreQuantilesWithEqualOnesOnce(int bins) {
        JsonNode golden = named("compute_bins_" + bins);
        for (int column = 0; column < 3; column++) {
            double[] sorted = Golden.column(golden.get("x"), column);
            Arrays.sort(sorted);
            double[] expected = Golden.flat(golden.get("expected_bins").get(column));
            assertArrayEquals(expected, PiecewiseBins.edges(sorted, bins), 1e-12);
        }
    }

    @Test
    void theEncodingGoesOnBeyondTheOuterEdges() {
        assertEquals(Optional.empty(), Torch.unavailable());
        JsonNode golden = named("piecewise_linear_encoding");
        try (PointerScope _ = new PointerScope()) {
            PiecewiseBins bins = new PiecewiseBins(Golden.rows(golden.get("bins")), ScalarType.Double);
            Tensor x = Torch.zeros(ScalarType.Double, 6, 3);
            Torch.fill(x, Golden.flat(golden.get("x")));
            double[] found = Torch.values(bins.encode(x).contiguous());
            for (int row = 0; row < 6; row++) {
                double[] expected = Golden.flat(golden.get("expected").get(row));
                int at = 0;
                for (int number = 0; number < 3; number++) {
                    for (int bin = 0; bin + 1 < bins.edges()[number].length; bin++) {
                        int place = (row * 3 + number) * bins.most() + bins.place(number, bin);
                        assertEquals(expected[at++], found[place], 1e-12);
                    }
                }
                assertEquals(expected.length, at);
            }
        }
    }

    @Test
    void aConstantGetsOneBin() {
        assertArrayEquals(new double[] {6.5, 7.5}, PiecewiseBins.edges(new double[] {7, 7, 7}, 4));
    }
}
