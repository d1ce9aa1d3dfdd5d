package ockham.study.challenger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ockham.api.Predictions;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.decide.Nearest;
import ockham.study.source.Records;

/**
 * Reads predictions that another program wrote. Rows are matched by a column {@code row} (1 is the first row below the header
 * of the data) or by their order. Classes have a column {@code p_<class>} or {@code <class>} each; for two classes one column
 * is enough; numbers have one column. What {@code ockham predict} writes is read too.
 */
final class PredictionTable {
    private static final String ROW = "row";
    private static final int SHOWN = 10;
    /** Of the sum of a row's probabilities from 1: what rounding to two digits does to three classes, and a little more. */
    private static final double ROUNDED = 0.02;

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final Path file;
    private final Wanted wanted;
    private final Csv table;
    private final List<String> problems = new ArrayList<>();
    private int more;

    /**
     * What predictions are wanted of.
     *
     * @param rows rows that there are
     * @param needed those that must have a prediction
     * @param of what the rows are of, for messages: a file
     */
    record Wanted(Task task, int rows, BitSet needed, String of) {
        int width() {
            return task.classification() ? task.classes().size() : 1;
        }
    }

    private PredictionTable(Path file, Wanted wanted) {
        this.file = file;
        this.wanted = wanted;
        this.table = Csv.read(file);
    }

    /**
     * Reads a file.
     *
     * @return a prediction for every row; NaN for rows that need none and have none
     * @throws UserError naming every mismatch with line, column, value and what to do
     */
    static Predictions read(Path file, Wanted wanted) {
        return new PredictionTable(file, wanted).read();
    }

    private Predictions read() {
        int[] columns = columns();
        throwIfAny();
        int[] rows = rows();
        throwIfAny();
        int width = wanted.width();
        double[] values = new double[wanted.rows() * width];
        Arrays.fill(values, Double.NaN);
        for (int l = 0; l < table.lines().size(); l++) {
            read(table.lines().get(l), columns, rows[l], values);
        }
        throwIfAny();
        return new Predictions(wanted.rows(), width, values);
    }

    /** The place of each output's column; for two classes the one that is not there is the other's complement, -1. */
    private int[] columns() {
        List<String> classes = wanted.task().classes();
        Set<String> twice = new TreeSet<>();
        for (String name : table.header()) {
            if (table.header().indexOf(name) != table.header().lastIndexOf(name)) {
                twice.add(name);
            }
        }
        twice.forEach(name -> problem(1, name, "is there twice; keep one"));
        if (classes.isEmpty()) {
            return new int[] {number()};
        }
        int[] places = classes.stream().mapToInt(this::place).toArray();
        long there = Arrays.stream(places).filter(p -> p >= 0).count();
        if (there == classes.size() || (there == 1 && classes.size() == 2)) {
            return places;
        }
        int single = single();
        if (classes.size() == 2 && there == 0 && single >= 0) {
            return new int[] {-1, single};
        }
        for (int k = 0; k < places.length; k++) {
            if (places[k] < 0) {
                String name = "p_" + classes.get(k);
                problem(
                        1,
                        "has no column " + name + ", the probability of class " + classes.get(k)
                                + Nearest.hint(name, table.header()) + " (it has " + String.join(", ", table.header())
                                + ")");
            }
        }
        return places;
    }

    private int place(String name) {
        int marked = table.header().indexOf("p_" + name);
        return marked >= 0 ? marked : table.header().indexOf(name);
    }

    private int number() {
        int named = table.header().indexOf("prediction");
        int place = named >= 0 ? named : single();
        if (place < 0) {
            problem(
                    1,
                    "needs a column prediction" + Nearest.hint("prediction", table.header()) + " (it has "
                            + String.join(", ", table.header()) + ")");
        }
        return place;
    }

    /** The only column besides the row's number, -1 if there is none or several. */
    private int single() {
        int found = -1;
        for (int k = 0; k < table.header().size(); k++) {
            if (!table.header().get(k).equals(ROW)) {
                if (found >= 0) {
                    return -1;
                }
                found = k;
            }
        }
        return found;
    }

    /** The row, from 0, that each line is of. */
    private int[] rows() {
        int column = table.header().indexOf(ROW);
        int lines = table.lines().size();
        int[] rows = new int[lines];
        if (column < 0) {
            if (lines != wanted.rows()) {
                problems.add(String.format(
                        Locale.ROOT,
                        "it has %,d rows of predictions, but %s has %,d rows; give one for each, in the same order"
                                + " (rows without a target count too), or add a column row with the row's number, 1 for"
                                + " the first below the header",
                        lines,
                        wanted.of(),
                        wanted.rows()));
            }
            Arrays.setAll(rows, l -> l);
            return rows;
        }
        int[] lineOf = new int[wanted.rows()];
        for (int l = 0; l < lines; l++) {
            rows[l] = row(table.lines().get(l), column, lineOf);
        }
        missing(lineOf);
        return rows;
    }

    private int row(Records.Row line, int column, int[] lineOf) {
        String text = line.cells().get(column);
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > wanted.rows()) {
            problem(
                    line.line(),
                    ROW,
                    "\"" + text + "\" is no row of " + wanted.of() + "; rows are numbered 1 to " + wanted.rows());
            return 0;
        }
        int row = Integer.parseInt(text) - 1;
        if (lineOf[row] > 0) {
            problem(line.line(), ROW, "row " + text + " is on line " + lineOf[row] + " already; keep one of the two");
        }
        lineOf[row] = line.line();
        return row;
    }

    private void missing(int[] lineOf) {
        int count = 0;
        int first = -1;
        for (int row = wanted.needed().nextSetBit(0);
                row >= 0;
                row = wanted.needed().nextSetBit(row + 1)) {
            if (lineOf[row] == 0) {
                count++;
                first = first < 0 ? row : first;
            }
        }
        if (count > 0) {
            problems.add(String.format(
                    Locale.ROOT,
                    "it has no prediction for %,d of the %,d rows of %s that are judged, the first is row %d; add a"
                            + " line for each",
                    count,
                    wanted.needed().cardinality(),
                    wanted.of(),
                    first + 1));
        }
    }

    private void read(Records.Row line, int[] columns, int row, double[] values) {
        int width = columns.length;
        double[] read = new double[width];
        for (int k = 0; k < width; k++) {
            if (columns[k] >= 0) {
                read[k] = cell(line, columns[k], row);
                if (Double.isNaN(read[k])) {
                    return;
                }
            }
        }
        if (width == 2 && columns[0] < 0) {
            read[0] = 1 - read[1];
        } else if (width == 2 && columns[1] < 0) {
            read[1] = 1 - read[0];
        } else if (width > 1) {
            double sum = Arrays.stream(read).sum();
            if (Math.abs(sum - 1) > ROUNDED) {
                problem(line.line(), "its probabilities add up to " + (float) sum + "; they must to 1");
                return;
            }
            for (int k = 0; k < width; k++) {
                read[k] /= sum;
            }
        }
        System.arraycopy(read, 0, values, row * width, width);
    }

    /** NaN where there is nothing to use, which is noted unless the row needs nothing. */
    private double cell(Records.Row line, int column, int row) {
        String text = line.cells().get(column);
        String name = table.header().get(column);
        boolean classes = wanted.task().classification();
        if (text.isEmpty()) {
            if (wanted.needed().get(row)) {
                problem(line.line(), name, "is empty, but row " + (row + 1) + " is judged; give its prediction");
            }
            return Double.NaN;
        }
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value) || (classes && (value < 0 || value > 1))) {
            problem(
                    line.line(),
                    name,
                    "\"" + text + "\" is " + (classes ? "no probability; write a number from 0 to 1" : "no number"));
            return Double.NaN;
        }
        return value;
    }

    private void problem(int line, String column, String what) {
        problem(line, "column " + column + ": " + what);
    }

    private void problem(int line, String what) {
        if (problems.size() < SHOWN) {
            problems.add("line " + line + ", " + what);
        } else {
            more++;
        }
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            int count = problems.size() + more;
            String rest = more == 0 ? "" : "\n  and " + more + " more";
            throw new UserError(file + ": " + (count == 1 ? "1 problem" : count + " problems") + "\n  "
                    + String.join("\n  ", problems) + rest);
        }
    }
}
