package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import ockham.study.compare.Estimate;
import ockham.study.report.LearningCurves.Finding;

/** Learning curves as a record may have them: one that is projected beside one that is not, or two that cross. */
final class DraftCurves {
    private DraftCurves() {}

    static LearningCurves of(Draft draft) {
        boolean money = draft.world.money();
        double unit = money ? 400_000 : 1;
        return new LearningCurves(
                money ? "EUR a year" : draft.metric,
                money || draft.higher,
                7_043,
                List.of(side("classical", "logistic", 0.85, 0.9, unit), side("deep", "realmlp", 0.9, 4, unit)),
                new LearningCurves.Overtaking(15_300, 9_000, Double.NaN, 0.08, 0.7, 22_536),
                money ? new LearningCurves.RowWorth(7_043, 61_000, 8.66) : null,
                true,
                "With 2.2 times the rows (15,300; 90 %: 9,000 to beyond 22,536) realmlp would pass logistic.",
                "The simplest of each side that is as good as its best, fitted on nested parts of the training rows.");
    }

    private static LearningCurves.Side side(String side, String name, double top, double rise, double unit) {
        List<LearningCurves.Point> points = new ArrayList<>();
        for (double rows : new double[] {725, 1_024, 1_449, 2_048, 2_897, 5_634}) {
            points.add(new LearningCurves.Point(rows, unit * at(top, rise, rows), 0.002 * unit));
        }
        List<LearningCurves.Projected> projected = new ArrayList<>();
        for (int i = 0; i <= 24; i++) {
            double rows = 725 * Math.pow(22_536 / 725.0, i / 24.0);
            double half = 0.003 * unit * (1 + Math.max(0, rows / 5_634 - 1));
            double mean = unit * at(top, rise, rows);
            projected.add(new LearningCurves.Projected(rows, new Estimate(mean, mean - half, mean + half)));
        }
        return new LearningCurves.Side(
                side,
                name,
                5,
                points,
                List.of(new LearningCurves.FormFit("pow3", "a - b n^-c", 0.001, 1, List.of(top, rise, 0.5))),
                projected,
                22_536,
                Finding.PROJECTED,
                null);
    }

    private static double at(double top, double rise, double rows) {
        return top - rise / Math.sqrt(rows);
    }
}
