package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Family;
import ockham.study.curve.LearningCurve;
import ockham.study.verdict.Gains;
import org.junit.jupiter.api.Test;

/** What curves of known form say of learning from all rows. */
class ProjectionsTest {
    private static final double[] ROWS = {128, 182, 256, 363, 512, 800};

    private static LearningCurve curve(double error, double slope, double power) {
        double[] scores = new double[ROWS.length];
        for (int a = 0; a < ROWS.length; a++) {
            scores[a] = 100 - slope * Math.pow(ROWS[a], -power);
        }
        return new LearningCurve(ROWS, scores, error, 10);
    }

    private static Projections.Seen seen(Family.Side side, LearningCurve curve, int repeats) {
        return new Projections.Seen(side, side.name(), curve, repeats);
    }

    private static double truth(double slope, double power) {
        return slope * (Math.pow(800, -power) - Math.pow(1000, -power));
    }

    @Test
    void bothSidesAreCreditedWithTheSmallerGainNearlyInFullWhereThatIsSure() {
        double learnt = new Projections(
                        List.of(
                                seen(Family.Side.CLASSICAL, curve(1e-4, 100, 0.8), 2),
                                seen(Family.Side.DEEP, curve(1e-4, 400, 0.6), 2)),
                        1000,
                        1)
                .learnt(0.01);
        assertEquals(truth(100, 0.8), learnt, 0.1 * truth(100, 0.8));
        double alone = new Projections(List.of(seen(Family.Side.DEEP, curve(1e-4, 400, 0.6), 2)), 1000, 1).learnt(0.01);
        assertEquals(truth(400, 0.6), alone, 0.1 * truth(400, 0.6));
        assertTrue(alone > 4 * learnt);
    }

    @Test
    void whatNoiseHidesIsCreditedInPart() {
        double all =
                new Projections(List.of(seen(Family.Side.CLASSICAL, curve(1e-4, 100, 0.8), 2)), 1000, 1).learnt(0.01);
        double part =
                new Projections(List.of(seen(Family.Side.CLASSICAL, curve(0.05, 100, 0.8), 2)), 1000, 1).learnt(0.01);
        assertTrue(part > 0.3 * all && part < 0.9 * all, part + " of " + all);
    }

    /** Else the comparison would favour the side that could be measured. */
    @Test
    void noSideIsCreditedWhereTheOthersCurveTellsNothing() {
        Projections.Seen classical = seen(Family.Side.CLASSICAL, curve(1e-4, 100, 0.8), 2);
        double[] falling = {6, 5, 4, 3, 2, 1};
        for (Projections.Seen deep : List.of(
                new Projections.Seen(Family.Side.DEEP, "net", null, 2),
                seen(Family.Side.DEEP, curve(1e-4, 100, 0.8), 1),
                seen(Family.Side.DEEP, new LearningCurve(ROWS, falling, 1e-4, 10), 2))) {
            Projections both = new Projections(List.of(classical, deep), 1000, 1);
            assertEquals(0, both.learnt(0.01), deep.toString());
            assertEquals(0, both.gains(1, 0.01).of(2, 1000));
        }
    }

    @Test
    void moreRowsThanTheCurveReachesGainNoMoreThanAtItsLimit() {
        Gains gains =
                new Projections(List.of(seen(Family.Side.CLASSICAL, curve(1e-4, 100, 0.8), 2)), 1000, 1).gains(2, 0.01);
        assertEquals(gains.of(1, 2_200), gains.of(1, 100_000));
        assertTrue(gains.of(1, 1_000) < gains.of(1, 2_200));
    }
}
