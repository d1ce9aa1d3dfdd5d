package ockham.score.net;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Turns the columns of a table into the inputs of a net: categories into numbers as {@link NetColumn} says, then every
 * input by an {@link InputScaling}; places of embedded levels stay as they are. Immutable.
 */
public final class NetInputs {
    private final List<NetColumn> columns;
    private final InputScaling scaling;

    /** Centred, scaled and clipped as {@link RobustScaling} does. */
    public NetInputs(List<NetColumn> columns, double[] centre, double[] factor) {
        this(columns, new RobustScaling(centre, factor));
    }

    /** @throws IllegalArgumentException if the scaling is not one of as many inputs as the columns become */
    public NetInputs(List<NetColumn> columns, InputScaling scaling) {
        this.columns = List.copyOf(columns);
        this.scaling = scaling;
        long width = this.columns.stream().mapToLong(NetColumn::width).sum();
        if (scaling.width() != width) {
            throw new IllegalArgumentException(
                    "columns become " + width + " inputs but " + scaling.width() + " are scaled");
        }
    }

    public List<NetColumn> columns() {
        return columns;
    }

    /** Number of inputs. */
    public int width() {
        return scaling.width();
    }

    InputScaling scaling() {
        return scaling;
    }

    /**
     * Finds the columns in a table.
     *
     * @throws IllegalArgumentException if one is not there or of another kind
     */
    public Bound bind(Table table) {
        return new Bound(
                columns.stream().map(c -> bind(c, table.column(c.name()))).toList());
    }

    private static Cells bind(NetColumn wanted, Column found) {
        if (wanted instanceof NetColumn.Numeric && found instanceof Column.Numbers numbers) {
            return new NumberCells(found.name(), numbers.values());
        }
        if (wanted instanceof NetColumn.Categorical category && found instanceof Column.Categories cells) {
            return new CategoryCells(
                    cells.codes(),
                    places(cells.levels(), category.levels()),
                    category.levels().size());
        }
        if (wanted instanceof NetColumn.Embedded category && found instanceof Column.Categories cells) {
            return new EmbeddedCells(cells.codes(), places(cells.levels(), category.levels()));
        }
        throw new IllegalArgumentException("column " + found.name() + " is of kind " + found.kind()
                + " but the net was trained on a " + (wanted instanceof NetColumn.Numeric ? "number" : "category"));
    }

    /** Where each level of the table stands among the levels of the net, or -1. */
    private static int[] places(List<String> table, List<String> net) {
        int[] places = new int[table.size()];
        if (table.equals(net)) {
            Arrays.setAll(places, i -> i);
            return places;
        }
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < net.size(); i++) {
            known.put(net.get(i), i);
        }
        Arrays.setAll(places, i -> known.getOrDefault(table.get(i), -1));
        return places;
    }

    /** A table whose columns have been found. */
    public final class Bound {
        private final List<Cells> cells;

        private Bound(List<Cells> cells) {
            this.cells = cells;
        }

        /**
         * Writes the inputs of a row.
         *
         * @throws IllegalArgumentException if a number is missing
         */
        public void row(int row, float[] into, int at) {
            int input = 0;
            for (Cells column : cells) {
                input = column.write(row, NetInputs.this, into, at, input);
            }
        }
    }

    /** The cells of one column; {@code write} returns the number of the input after its own. */
    private sealed interface Cells {
        int write(int row, NetInputs inputs, float[] into, int at, int input);
    }

    private record NumberCells(String name, double[] values) implements Cells {
        @Override
        public int write(int row, NetInputs inputs, float[] into, int at, int input) {
            if (Double.isNaN(values[row])) {
                throw new IllegalArgumentException("column " + name + ", row " + row
                        + ": missing, but the net was trained without missing numbers");
            }
            into[at + input] = inputs.scaled(input, values[row]);
            return input + 1;
        }
    }

    private record CategoryCells(int[] codes, int[] places, int levels) implements Cells {
        @Override
        public int write(int row, NetInputs inputs, float[] into, int at, int input) {
            int place = codes[row] < 0 ? -1 : places[codes[row]];
            if (levels == 2) {
                into[at + input] = inputs.scaled(input, place < 0 ? 0 : 1 - 2 * place);
                return input + 1;
            }
            for (int level = 0; level < levels; level++) {
                into[at + input + level] = inputs.scaled(input + level, level == place ? 1 : 0);
            }
            return input + levels;
        }
    }

    private record EmbeddedCells(int[] codes, int[] places) implements Cells {
        @Override
        public int write(int row, NetInputs inputs, float[] into, int at, int input) {
            into[at + input] = codes[row] < 0 ? 0 : places[codes[row]] + 1;
            return input + 1;
        }
    }

    private float scaled(int input, double value) {
        return scaling.apply(input, value);
    }
}
