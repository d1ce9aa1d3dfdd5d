package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class MemoryTest {
    /**
     * A tensor of one hidden layer that stayed behind in each step would be 0.26 MB, 52 MB over the fit; the first fit
     * has brought heap, code cache and native pools to their size.
     */
    @Test
    void twoHundredEpochsLeaveNothingBehind() {
        assertLeavesNothingBehind(RealMlp.small(Worlds.NUMBER).withEpochs(200), Worlds.wave(256, 20, 1));
    }

    @Test
    void neitherDoEmbeddings() {
        assertLeavesNothingBehind(RealMlp.full(Worlds.NUMBER).withEpochs(100), Worlds.cities(256, 40, 1));
    }

    private static void assertLeavesNothingBehind(RealMlp learner, Rows rows) {
        FitContext context = new FitContext(1, 1, Duration.ofHours(1), Progress.none());
        long before = 0;
        for (int i = 0; i < 3; i++) {
            before = Pointer.physicalBytes();
            learner.fit(rows, rows, context);
            System.gc();
        }
        long grown = Pointer.physicalBytes() - before;
        assertTrue(grown < 20 << 20, "grew by " + (grown >> 20) + " MB");
    }
}
