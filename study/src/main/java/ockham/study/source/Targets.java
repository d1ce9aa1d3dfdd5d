package ockham.study.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Task;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/** Reads the target column of a snapshot as a task. */
public final class Targets {
    /** Whole numbers with so few different values are taken for classes. */
    private static final int FEW = 10;

    private static final int MOST_CLASSES = 1000;
    private static final int LEAST = 4;

    private Targets() {}

    /**
     * The target as a task. Classes are named as they are written in the cells, in sorted order (numbers by size); of two
     * classes the positive one is the second.
     *
     * @param as NUMBER or CATEGORY to say whether numbers or classes are predicted; null to infer it
     * @param positive the class acted on, of two; null for the rarer one, or the last in order if both are as frequent
     * @throws UserError if there is no such column, or it is no target: one value only, all missing, an id
     */
    public static TargetColumn of(
            Snapshot snapshot, String target, @Nullable ColumnKind as, @Nullable String positive) {
        ColumnInfo info = snapshot.column(target);
        @Nullable String[] texts = snapshot.texts(target);
        Column column = snapshot.read(List.of(target)).column(target);
        Cells cells = cells(column, texts, as);
        refuse(snapshot, info, cells, as);
        boolean number = as == ColumnKind.NUMBER
                || (as == null
                        && cells.numeric()
                        && (cells.fractions() || cells.classes().size() > FEW));
        if (number && cells.numeric()) {
            if (positive != null) {
                throw new UserError("target " + target + " is predicted as a number, so it has no positive class "
                        + positive + ": add --type " + target + "=category to predict classes");
            }
            return new TargetColumn(
                    target, new Task.Regression(), cells.numbers(), cells.missing(), how(info, cells, true, as));
        }
        return classes(snapshot, info, cells, new Wish(as, positive));
    }

    private record Wish(@Nullable ColumnKind as, @Nullable String positive) {}

    /** A class: its name, its rows, and the value it stands for where that is a number. */
    private record Level(String name, long rows) {}

    /**
     * The cells of a target.
     *
     * @param codes class of each row, -1 where missing
     * @param numbers number of each row, NaN where missing or where the column holds no numbers
     */
    private record Cells(List<Level> classes, int[] codes, double[] numbers, boolean numeric, boolean fractions) {
        long missing() {
            return Arrays.stream(codes).filter(code -> code < 0).count();
        }

        long usable() {
            return codes.length - missing();
        }
    }

    private static Cells cells(Column column, @Nullable String[] texts, @Nullable ColumnKind as) {
        double[] numbers = new double[texts.length];
        Arrays.fill(numbers, Double.NaN);
        boolean numeric = column instanceof Column.Numbers && as != ColumnKind.CATEGORY && as != ColumnKind.TEXT;
        TreeMap<Object, TreeMap<String, Long>> writings = new TreeMap<>(Targets::order);
        Object[] keys = new Object[texts.length];
        boolean fractions = false;
        for (int row = 0; row < texts.length; row++) {
            String text = texts[row];
            if (text == null || column.missing(row)) {
                continue;
            }
            Object key = text;
            if (column instanceof Column.Numbers values) {
                numbers[row] = values.values()[row];
                fractions |= numbers[row] != Math.rint(numbers[row]);
                key = numbers[row] + 0.0;
            } else if (column instanceof Column.Categories truth && truth.kind() == ColumnKind.BOOLEAN) {
                key = (double) truth.codes()[row];
            }
            keys[row] = key;
            writings.computeIfAbsent(key, k -> new TreeMap<>()).merge(text, 1L, Long::sum);
        }
        List<Level> levels = new ArrayList<>();
        TreeMap<Object, Integer> codeOf = new TreeMap<>(Targets::order);
        // Booleans are told apart by value, but ordered like any other class: by name.
        writings.entrySet().stream()
                .map(entry -> new Written(entry.getKey(), name(entry.getValue()), total(entry.getValue())))
                .sorted(
                        column instanceof Column.Numbers
                                ? Comparator.comparing(Written::key, Targets::order)
                                : Comparator.comparing(Written::name))
                .forEach(written -> {
                    codeOf.put(written.key(), levels.size());
                    levels.add(new Level(written.name(), written.rows()));
                });
        int[] codes = new int[texts.length];
        for (int row = 0; row < codes.length; row++) {
            Integer code = keys[row] == null ? null : codeOf.get(keys[row]);
            codes[row] = code == null ? -1 : code;
        }
        return new Cells(levels, codes, numbers, numeric, fractions);
    }

    private record Written(Object key, String name, long rows) {}

    private static int order(Object a, Object b) {
        return a instanceof Double x && b instanceof Double y
                ? x.compareTo(y)
                : a.toString().compareTo(b.toString());
    }

    /** The most frequent way to write a class; of equally frequent ones the shortest, then the first. */
    private static String name(Map<String, Long> writings) {
        return writings.entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparingInt(entry -> entry.getKey().length()))
                .orElseThrow()
                .getKey();
    }

    private static long total(Map<String, Long> writings) {
        return writings.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void refuse(Snapshot snapshot, ColumnInfo info, Cells cells, @Nullable ColumnKind as) {
        String target = "target " + info.name() + " of " + snapshot.source();
        if (info.kind() == ColumnKind.TIME) {
            throw new UserError(
                    target + " holds dates: derive a number or a class from them, such as days until the event");
        }
        if (cells.usable() == 0) {
            throw new UserError(
                    target + " is missing in all " + cells.codes().length + " rows: name another column with --target");
        }
        if (cells.usable() < LEAST) {
            throw new UserError(target + " is known in " + cells.usable() + (cells.usable() == 1 ? " row" : " rows")
                    + " only: at least four are needed, two to learn from and two to judge by");
        }
        if (cells.classes().size() == 1) {
            throw new UserError(target + " is \"" + cells.classes().getFirst().name()
                    + "\" in every row where it is known: there is nothing to predict. Name another column"
                    + " with --target");
        }
        if (as == ColumnKind.NUMBER && !cells.numeric()) {
            throw new UserError(target + " holds " + kind(info.kind()) + ", not numbers (such as \""
                    + cells.classes().getFirst().name() + "\"): leave out --type " + info.name()
                    + "=number, or mend its cells");
        }
    }

    private static TargetColumn classes(Snapshot snapshot, ColumnInfo info, Cells cells, Wish wish) {
        List<Level> levels = cells.classes();
        String target = "target " + info.name() + " of " + snapshot.source();
        boolean id = levels.size() > 2 && levels.size() * 2L > cells.usable();
        if (id || levels.size() > MOST_CLASSES) {
            throw new UserError(target + " has " + count(levels.size()) + " classes in " + count(cells.usable())
                    + " rows"
                    + (id ? ": it looks like an id or free text" : ", more than " + count(MOST_CLASSES))
                    + ". Name another column with --target"
                    + (cells.numeric() ? ", or add --type " + info.name() + "=number to predict a number" : ""));
        }
        double[] values = new double[cells.codes().length];
        String positive = wish.positive() == null ? null : positive(target, levels, Blanks.strip(wish.positive()));
        if (levels.size() > 2) {
            if (positive != null) {
                throw new UserError(
                        target + " has " + levels.size() + " classes: a positive class is named where there are two");
            }
            for (int row = 0; row < values.length; row++) {
                values[row] = cells.codes()[row] < 0 ? Double.NaN : cells.codes()[row];
            }
            Task task = new Task.Multiclass(levels.stream().map(Level::name).toList());
            return new TargetColumn(info.name(), task, values, cells.missing(), how(info, cells, false, wish.as()));
        }
        Level rarer = levels.get(0).rows() < levels.get(1).rows() ? levels.get(0) : levels.get(1);
        if (rarer.rows() < 2) {
            throw new UserError(target + " is \"" + rarer.name()
                    + "\" in one row only: at least two rows of each class are needed");
        }
        boolean first = positive == null
                ? levels.get(0).rows() < levels.get(1).rows()
                : levels.getFirst().name().equals(positive);
        int one = first ? 0 : 1;
        for (int row = 0; row < values.length; row++) {
            values[row] = cells.codes()[row] < 0 ? Double.NaN : cells.codes()[row] == one ? 1 : 0;
        }
        String acted = levels.get(one).name();
        String how = how(info, cells, false, wish.as()) + ". \"" + acted + "\" is the positive one ("
                + (positive == null
                        ? levels.get(0).rows() == levels.get(1).rows() ? "last of two equally frequent" : "the rarer"
                        : "as asked")
                + ")";
        return new TargetColumn(
                info.name(), new Task.Binary(levels.get(1 - one).name(), acted), values, cells.missing(), how);
    }

    private static String positive(String target, List<Level> levels, String wanted) {
        List<String> names = levels.stream().map(Level::name).toList();
        if (names.contains(wanted)) {
            return wanted;
        }
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(wanted)
                        && names.stream().filter(wanted::equalsIgnoreCase).count() == 1)
                .findFirst()
                .orElseThrow(() -> new UserError(target + " has no class \"" + wanted + "\": its classes are "
                        + String.join(
                                ", ",
                                names.stream()
                                        .limit(20)
                                        .map(name -> "\"" + name + "\"")
                                        .toList())));
    }

    private static String how(ColumnInfo info, Cells cells, boolean number, @Nullable ColumnKind as) {
        String name = info.name();
        int distinct = cells.classes().size();
        String given = as == null ? "" : " (as --type says)";
        if (number) {
            String other = as == null && !cells.fractions() && distinct <= MOST_CLASSES
                    ? "; --type " + name + "=category would predict its " + count(distinct) + " values as classes"
                    : "";
            return name + " is predicted as a number" + given + other;
        }
        String other = as == null && cells.numeric() && distinct > 2
                ? ": whole numbers with " + distinct + " different values; --type " + name
                        + "=number would predict a number"
                : "";
        return name + " is predicted as "
                + (distinct == 2 ? "one of two classes" : "one of " + count(distinct) + " classes") + given + other;
    }

    private static String kind(ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> "numbers";
            case CATEGORY -> "categories";
            case BOOLEAN -> "truth values";
            case TIME -> "dates";
            case TEXT -> "texts";
            case IMAGE, SERIES, EVENTS -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
