package ockham.study.feature;

import java.util.HashSet;
import java.util.Set;
import ockham.api.Table;

/** Names for new columns that no column of a table, and no earlier new one, has. */
final class FreshNames {
    private final Set<String> taken;

    FreshNames(Table table) {
        taken = new HashSet<>(table.names());
    }

    /** {@code wanted}, with a stroke more as long as it is taken. */
    String of(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "'";
        }
        return name;
    }
}
