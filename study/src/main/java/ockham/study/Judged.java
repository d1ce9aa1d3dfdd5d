package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.compare.OutOfFold;
import ockham.study.race.Outcome;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.split.Fold;
import ockham.study.split.Folds;

/** Puts the outcomes of trials together: one prediction of every tested row per repeat and candidate. */
final class Judged {
    private Judged() {}

    static OutOfFold outOfFold(StudyData data, Plan plan, Folds folds, Map<Candidate, List<Outcome>> outcomes) {
        int[] tested = tested(folds);
        List<OutOfFold.Entry> entries = new ArrayList<>();
        outcomes.forEach((candidate, byFold) -> {
            if (byFold.size() == folds.folds().size() && byFold.stream().allMatch(o -> o instanceof Outcome.Scored)) {
                entries.add(new OutOfFold.Entry(
                        candidate.name(), candidate.family(), candidate.rung(), repeats(tested, folds, byFold)));
            }
        });
        double[] truth =
                Arrays.stream(tested).mapToDouble(i -> data.target()[i]).toArray();
        Table rows = data.everything().with(List.of(target(data, plan))).rows(tested);
        return new OutOfFold(data.task(), truth, groups(data, plan, tested), numbers(tested, folds), rows, entries);
    }

    /** Whose predictions they are. */
    record Named(String name, Family family, int rung) {}

    /** The predictions of one who was through on all folds, whose outcomes are all scored. */
    static OutOfFold.Entry entry(Named who, Folds folds, List<Outcome> byFold) {
        return new OutOfFold.Entry(who.name(), who.family(), who.rung(), repeats(tested(folds), folds, byFold));
    }

    static int[] tested(Folds folds) {
        return folds.folds().stream()
                .filter(f -> f.repeat() == 0)
                .flatMapToInt(f -> Arrays.stream(f.test()))
                .sorted()
                .toArray();
    }

    /** The fold that tests each row, by repeat. */
    private static int[][] numbers(int[] tested, Folds folds) {
        int[][] numbers = new int[folds.repeats()][tested.length];
        for (Fold fold : folds.folds()) {
            for (int row : fold.test()) {
                numbers[fold.repeat()][Arrays.binarySearch(tested, row)] = fold.fold();
            }
        }
        return numbers;
    }

    private static List<Predictions> repeats(int[] tested, Folds folds, List<Outcome> byFold) {
        List<Predictions> repeats = new ArrayList<>();
        for (int repeat = 0; repeat < folds.repeats(); repeat++) {
            int width = ((Outcome.Scored) byFold.get(0)).predictions().width();
            double[] values = new double[tested.length * width];
            for (int i = 0; i < byFold.size(); i++) {
                Fold fold = folds.folds().get(i);
                if (fold.repeat() == repeat) {
                    Predictions predictions = ((Outcome.Scored) byFold.get(i)).predictions();
                    for (int row = 0; row < fold.test().length; row++) {
                        int place = Arrays.binarySearch(tested, fold.test()[row]);
                        System.arraycopy(predictions.values(), row * width, values, place * width, width);
                    }
                }
            }
            repeats.add(new Predictions(tested.length, width, values));
        }
        return repeats;
    }

    private static Column target(StudyData data, Plan plan) {
        Task task = data.task();
        return task.classification()
                ? new Column.Categories(
                        plan.target(),
                        ColumnKind.CATEGORY,
                        task.classes(),
                        Arrays.stream(data.target()).mapToInt(v -> (int) v).toArray())
                : new Column.Numbers(plan.target(), data.target());
    }

    /** Dense group numbers of the tested rows; a row without a group is one of its own. */
    private static int[] groups(StudyData data, Plan plan, int[] tested) {
        String name = plan.group();
        if (name == null) {
            return IntStream.range(0, tested.length).toArray();
        }
        Column column = data.everything().column(name);
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        int[] groups = new int[tested.length];
        for (int i = 0; i < tested.length; i++) {
            groups[i] = numbers.computeIfAbsent(key(column, tested[i]), k -> numbers.size());
        }
        return groups;
    }

    private static Object key(Column column, int row) {
        if (column.missing(row)) {
            return List.of(row);
        }
        if (column instanceof Column.Numbers numbers) {
            return numbers.values()[row];
        } else if (column instanceof Column.Times times) {
            return times.micros()[row];
        } else if (column instanceof Column.Categories categories) {
            return categories.codes()[row];
        }
        return String.valueOf(((Column.Texts) column).values()[row]);
    }
}
