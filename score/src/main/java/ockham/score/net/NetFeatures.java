package ockham.score.net;

import java.util.List;

/**
 * What the first layer of a net sees of a row: the inputs themselves, then the periodic embedding of its numbers, then a
 * vector for each embedded category. Columns stand in this order: numbers, categories of one input a level, embedded
 * categories. Immutable.
 */
public final class NetFeatures {
    private final NetInputs inputs;
    private final PeriodicEmbedding periodic;
    private final List<LevelVectors> levels;
    private final int plain;
    private final int width;

    /**
     * @param periodic of the first inputs
     * @param levels for each embedded column
     * @throws IllegalArgumentException if columns are in another order or sizes do not meet
     */
    public NetFeatures(NetInputs inputs, PeriodicEmbedding periodic, List<LevelVectors> levels) {
        this.inputs = inputs;
        this.periodic = periodic;
        this.levels = List.copyOf(levels);
        this.plain = inputs.width() - levels.size();
        requireOrder(inputs.columns(), periodic.size().numbers(), this.levels);
        long sum = (long) plain + periodic.size().width();
        for (LevelVectors vectors : this.levels) {
            sum += vectors.width();
        }
        this.width = Math.toIntExact(sum);
    }

    /** The inputs and nothing else. */
    public static NetFeatures plain(NetInputs inputs) {
        return new NetFeatures(inputs, PeriodicEmbedding.none(), List.of());
    }

    private static void requireOrder(List<NetColumn> columns, int numbers, List<LevelVectors> levels) {
        if (numbers > columns.size()) {
            throw new IllegalArgumentException(numbers + " numbers are embedded of " + columns.size() + " columns");
        }
        for (NetColumn column : columns.subList(0, numbers)) {
            if (!(column instanceof NetColumn.Numeric)) {
                throw new IllegalArgumentException("column " + column.name() + " is embedded as a number");
            }
        }
        int first = columns.size() - levels.size();
        for (int i = 0; i < columns.size(); i++) {
            boolean embedded = columns.get(i) instanceof NetColumn.Embedded;
            if (embedded != i >= first) {
                throw new IllegalArgumentException(levels.size() + " columns have vectors, but column "
                        + columns.get(i).name() + (embedded ? " has none" : " is not of that kind"));
            }
            if (columns.get(i) instanceof NetColumn.Embedded column
                    && levels.get(i - first).count() != column.levels().size() + 1) {
                throw new IllegalArgumentException("column " + column.name() + " has "
                        + column.levels().size() + " levels but "
                        + levels.get(i - first).count() + " vectors");
            }
        }
    }

    public NetInputs inputs() {
        return inputs;
    }

    public PeriodicEmbedding periodic() {
        return periodic;
    }

    public List<LevelVectors> levels() {
        return levels;
    }

    /** Values that the first layer sees. */
    public int width() {
        return width;
    }

    /** Whether anything is embedded. */
    boolean embedded() {
        return periodic.size().numbers() > 0 || !levels.isEmpty();
    }

    long parameters() {
        return periodic.parameters()
                + levels.stream().mapToLong(vectors -> vectors.vectors().length).sum();
    }

    /** Writes the features of a row whose encoded inputs are given. */
    void apply(float[] row, float[] into) {
        System.arraycopy(row, 0, into, 0, plain);
        periodic.apply(row, into, plain);
        int at = plain + periodic.size().width();
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).apply(row[plain + i], into, at);
            at += levels.get(i).width();
        }
    }
}
