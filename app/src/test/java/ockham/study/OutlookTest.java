package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import ockham.api.Column;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.race.Forecast;
import ockham.study.race.Pace;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import org.junit.jupiter.api.Test;

/** With the real ladder and a forecast under which every fit of an effort takes the same. */
class OutlookTest {
    private static final int CORES = 2;
    private static final Task TASK = new Task.Binary("no", "yes");
    private static final StudyData DATA = data();

    private static StudyData data() {
        Random random = new Random(1);
        double[] x = random.doubles(5_000).toArray();
        double[] y = random.ints(5_000, 0, 2).asDoubleStream().toArray();
        Table table = new Table(List.of(new Column.Numbers("x", x)), x.length);
        return new StudyData(table, y, TASK, x.length, 0, Map.of());
    }

    private static Plan plan(Effort effort) {
        return new Plan(
                "",
                "",
                null,
                "y",
                "yes",
                false,
                TASK.classes(),
                List.of(),
                Map.of(),
                null,
                null,
                5,
                1,
                1,
                effort,
                new TreeMap<>(),
                List.of(),
                900,
                60);
    }

    /** Fits of quick, standard and thorough effort take {@code seconds}. */
    private static Outlook outlook(double slower, double... seconds) {
        List<Forecast.Line> lines = new ArrayList<>();
        for (Effort effort : Effort.values()) {
            Shape shape = new Shape(TASK, 5_000, 1, effort);
            for (Candidate candidate : Ladder.of(shape, DATA.rows(plan(effort)), List.of(), Map.of())
                    .candidates()) {
                double log = Math.log(seconds[effort.ordinal()]);
                lines.add(new Forecast.Line(
                        candidate.name(), effort, List.of(log, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 1e-3, 1e6));
            }
        }
        return new Outlook(
                DATA, DATA.folds(plan(Effort.QUICK)), CORES, new Forecast(new Forecast.Learnt(1, lines), slower));
    }

    @Test
    void aStudyTakesItsFitsItsProcessesItsMeasurementsAndItsEnd() {
        Plan plan = plan(Effort.QUICK);
        Ladder ladder = DATA.ladder(plan);
        int models = (int) ladder.candidates().stream()
                .filter(c -> c.family() != Family.NOTHING)
                .count();
        int folds = DATA.folds(plan).folds().size();
        double each = (folds + 1) * 10 + 1 + Pace.MEASURING;
        double explaining = models * each / (models + 1) / (folds + 1);
        double expected = (models * each + explaining + 2 * Pace.MEASURING) / CORES + Pace.JUDGING;
        assertEquals(expected, outlook(1, 10, 20, 40).study(plan, ladder, 0).getAsDouble(), 1e-9);
        // A machine of half the speed takes twice as long to fit.
        assertTrue(outlook(2, 10, 20, 40).study(plan, ladder, 0).getAsDouble() > 1.8 * expected);
        // What is done is not done again.
        assertTrue(outlook(1, 10, 20, 40).study(plan, ladder, 0.5).getAsDouble() < 0.6 * expected);
    }

    @Test
    void whereALearnerIsUnknownNothingIsSaidAndNothingRaised() {
        Plan plan = plan(Effort.QUICK);
        Outlook outlook =
                new Outlook(DATA, DATA.folds(plan), CORES, new Forecast(new Forecast.Learnt(1, List.of()), 1));
        assertTrue(outlook.study(plan, DATA.ladder(plan), 0).isEmpty());
        assertTrue(outlook.raised(plan, DATA.ladder(plan), 1e9).isEmpty());
    }

    @Test
    void aShortBudgetRaisesNothing() {
        Plan plan = plan(Effort.QUICK);
        assertTrue(outlook(1, 10, 20, 40).raised(plan, DATA.ladder(plan), 60).isEmpty());
    }

    @Test
    void someRoomGoesToBoostingFirst() {
        Plan plan = plan(Effort.QUICK);
        Ladder base = DATA.ladder(plan);
        Outlook outlook = outlook(1, 1, 3, 9);
        double needed = outlook.study(plan, base, 0).getAsDouble();
        int folds = DATA.folds(plan).folds().size();
        double room = 2 * (folds + 1) * (3 - 1) + 0.1;
        SortedMap<String, Effort> raised = outlook.raised(plan, base, (needed + room / CORES) / 0.75);
        assertEquals(Map.of("lightgbm", Effort.STANDARD, "xgboost", Effort.STANDARD), raised);
    }

    @Test
    void muchRoomRaisesAllAndThenSomeFurther() {
        Plan plan = plan(Effort.QUICK);
        SortedMap<String, Effort> raised = outlook(1, 1, 2, 4).raised(plan, DATA.ladder(plan), 100_000);
        assertEquals(Effort.THOROUGH, raised.get("lightgbm"));
        assertEquals(
                DATA.ladder(plan(Effort.THOROUGH)).candidates().stream()
                        .map(Candidate::name)
                        .toList(),
                DATA.ladder(plan.with(raised)).candidates().stream()
                        .map(Candidate::name)
                        .toList());
    }
}
