package ockham.score.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Column;
import ockham.api.FittedFeature;
import ockham.api.Table;

/**
 * A step that turns each of its columns, by itself, into columns that stand in its place; other columns pass through.
 * Immutable.
 *
 * @param <P> what the step knows of a column
 */
abstract class PerColumn<P extends PerColumn.Plan> implements FittedFeature {
    /** What a step knows of one column. */
    interface Plan {
        /** The column's name. */
        String column();
    }

    private final Map<String, P> plans = new LinkedHashMap<>();

    PerColumn(List<P> plans) {
        for (P plan : plans) {
            if (this.plans.put(plan.column(), plan) != null) {
                throw new IllegalArgumentException("column " + plan.column() + " planned twice");
            }
        }
    }

    final List<P> plans() {
        return List.copyOf(plans.values());
    }

    /** @throws IllegalArgumentException if a column of the step is not in the table or of another kind */
    @Override
    public final Table apply(Table rows) {
        for (String name : plans.keySet()) {
            if (!rows.has(name)) {
                throw new IllegalArgumentException("no column " + name + " among " + rows.names());
            }
        }
        List<Column> out = new ArrayList<>(rows.columns().size() + plans.size());
        for (Column column : rows.columns()) {
            P plan = plans.get(column.name());
            if (plan == null) {
                out.add(column);
            } else {
                encode(plan, column, out);
            }
        }
        return new Table(out, rows.rows());
    }

    /** Adds the columns that stand for {@code column} to {@code out}. */
    abstract void encode(P plan, Column column, List<Column> out);

    static <C extends Column> C as(Class<C> type, Column column) {
        if (!type.isInstance(column)) {
            throw new IllegalArgumentException("column " + column.name() + " is " + column.kind()
                    + ", but the step was fitted on " + type.getSimpleName());
        }
        return type.cast(column);
    }
}
