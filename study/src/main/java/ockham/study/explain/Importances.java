package ockham.study.explain;

import java.util.List;
import java.util.Optional;

/**
 * What the columns are worth to a model.
 *
 * @param columns the largest loss first, equal ones by name; those that were measured
 * @param note what a reader must know, where not every column was measured by itself
 */
public record Importances(List<Importance> columns, Optional<String> note) {
    public Importances {
        columns = List.copyOf(columns);
    }
}
