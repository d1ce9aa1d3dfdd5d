package ockham.score.net;

import java.util.List;

/** A column of the table as a net takes it. */
public sealed interface NetColumn {
    String name();

    /** Inputs that the column becomes. */
    int width();

    /** A number, one input. */
    record Numeric(String name) implements NetColumn {
        @Override
        public int width() {
            return 1;
        }
    }

    /**
     * A category or boolean. Two levels become one input, 1 for the first and -1 for the second; any other number of
     * levels one input each, 1 where the row has that level. Missing cells and levels not named here are 0 throughout.
     *
     * @param levels those that have an input
     */
    record Categorical(String name, List<String> levels) implements NetColumn {
        public Categorical {
            levels = List.copyOf(levels);
        }

        @Override
        public int width() {
            return levels.size() == 2 ? 1 : levels.size();
        }
    }

    /**
     * A category whose levels have vectors: one input, the place of the level counted from 1, 0 for missing cells and
     * levels not named here. It is neither centred nor scaled.
     *
     * @param levels those that have a vector of their own
     */
    record Embedded(String name, List<String> levels) implements NetColumn {
        public Embedded {
            levels = List.copyOf(levels);
        }

        @Override
        public int width() {
            return 1;
        }
    }
}
