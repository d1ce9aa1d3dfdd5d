package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** The score without rows that a model has as good as seen. */
class WithoutTwinsTest {
    private static final World WORLD = Worlds.linear(2000, 3);

    /** Predictions that know the rows with a twin. */
    private static OutOfFold knowing(boolean[] twin) {
        double[] values = WORLD.truth().values().clone();
        for (int i = 0; i < twin.length; i++) {
            if (twin[i]) {
                values[2 * i + 1] = WORLD.rows().target()[i] == 1 ? 0.99 : 0.01;
                values[2 * i] = 1 - values[2 * i + 1];
            }
        }
        return CrossFitted.outOfFold(
                WORLD.rows(), WORLD.groups(), new int[twin.length], new Predictions(twin.length, 2, values));
    }

    private static boolean[] every(int step) {
        boolean[] twin = new boolean[2000];
        for (int i = 0; i < twin.length; i += step) {
            twin[i] = true;
        }
        return twin;
    }

    @Test
    void aScoreThatRestsOnTwinsWarns() {
        Finding finding = WithoutTwins.findings(knowing(every(3)), Metric.AUC, every(3), true)
                .get(0);
        assertEquals(Severity.WARNS, finding.severity());
        assertTrue(finding.evidence().startsWith("667 of 2,000 tested rows have a twin"), finding.evidence());
        boolean[] alone = every(3);
        int[] rows = IntStream.range(0, 2000).filter(i -> !alone[i]).toArray();
        double[] truth =
                Arrays.stream(rows).mapToDouble(i -> WORLD.rows().target()[i]).toArray();
        double score = Metric.AUC.score(WORLD.rows().task(), truth, WORLD.truth(rows));
        assertTrue(
                finding.evidence().contains(String.format(Locale.ROOT, "%.4g without these", score)),
                finding.evidence());
    }

    @Test
    void twinsByChanceOnlyInform() {
        Finding finding = WithoutTwins.findings(knowing(every(3)), Metric.AUC, every(3), false)
                .get(0);
        assertEquals(Severity.INFORMS, finding.severity());
        assertTrue(finding.action().contains("by chance"), finding.action());
    }

    @Test
    void aScoreThatDoesNotRestOnThemInforms() {
        Finding finding = WithoutTwins.findings(knowing(new boolean[2000]), Metric.AUC, every(3), true)
                .get(0);
        assertEquals(Severity.INFORMS, finding.severity());
    }

    @Test
    void aLossIsWorseWhereItIsLarger() {
        Finding finding = WithoutTwins.findings(knowing(every(3)), Metric.LOG_LOSS, every(3), true)
                .get(0);
        assertEquals(Severity.WARNS, finding.severity());
    }

    @Test
    void fewRowsSayNothing() {
        assertEquals(List.of(), WithoutTwins.findings(knowing(every(500)), Metric.AUC, every(500), true));
        boolean[] nearlyAll = new boolean[2000];
        Arrays.fill(nearlyAll, 0, 1950, true);
        assertEquals(List.of(), WithoutTwins.findings(knowing(nearlyAll), Metric.AUC, nearlyAll, true));
    }
}
