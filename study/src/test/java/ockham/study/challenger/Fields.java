package ockham.study.challenger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.race.Plan;
import ockham.study.race.SourceRows;
import ockham.study.race.StudyData;
import ockham.study.split.Fold;
import ockham.study.split.Folds;

/** A small study for challengers: 60 rows, of which each third is of the positive class; two folds, twice. */
final class Fields {
    static final int ROWS = 60;
    static final Task TWO = new Task.Binary("no", "yes");

    private Fields() {}

    static Field of(Path work) {
        return of(work, TWO, 30);
    }

    static Field of(Path work, Task task, long ceilingSeconds) {
        return of(work, task, ceilingSeconds, ROWS);
    }

    static Field many(Path work, int rows) {
        return of(work, TWO, 30, rows);
    }

    private static Field of(Path work, Task task, long ceilingSeconds, int rows) {
        double[] x = IntStream.range(0, rows)
                .mapToDouble(i -> i == 7 ? Double.NaN : i / 2.0)
                .toArray();
        int[] codes = IntStream.range(0, rows).map(i -> i % 2).toArray();
        Table table = new Table(
                List.of(
                        new Column.Numbers("x", x),
                        new Column.Categories("city, \"old\"", ColumnKind.CATEGORY, List.of("Ulm", "Köln"), codes)),
                rows);
        double[] target = IntStream.range(0, rows)
                .mapToDouble(i -> task.classification() ? (i % 3 == 0 ? 1 : 0) : i)
                .toArray();
        StudyData data = new StudyData(table, target, task, rows, 0, Map.of());
        List<Fold> folds = new ArrayList<>();
        for (int repeat = 0; repeat < 2; repeat++) {
            for (int fold = 0; fold < 2; fold++) {
                int half = (fold + repeat) % 2;
                int step = repeat == 0 ? 1 : 2;
                int[] test = IntStream.range(0, rows)
                        .filter(i -> i / step % 2 == half)
                        .toArray();
                int[] train = IntStream.range(0, rows)
                        .filter(i -> i / step % 2 != half)
                        .toArray();
                folds.add(new Fold(repeat, fold, train, test));
            }
        }
        int[] place = new int[rows];
        Arrays.setAll(place, i -> i);
        return new Field(
                data,
                plan(task, ceilingSeconds),
                new Folds("in turn", 2, 2, folds),
                new SourceRows(place, rows, -1),
                "data.csv",
                work,
                Set.of("logistic"));
    }

    private static Plan plan(Task task, long ceilingSeconds) {
        return new Plan(
                "test",
                "",
                null,
                "left",
                null,
                !task.classification(),
                task.classes(),
                List.of(),
                Map.of(),
                null,
                null,
                2,
                2,
                1,
                Effort.QUICK,
                new TreeMap<>(),
                List.of(),
                ceilingSeconds,
                0);
    }
}
