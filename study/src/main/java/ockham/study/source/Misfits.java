package ockham.study.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import ockham.api.UserError;

/** Says which cells cannot be read as the kind that their column was given, all at once. */
record Misfits(Database database, Staged staged) {
    private static final int SHOWN = 5;

    private record Misfit(long row, String column, String cell, String kind) {}

    UserError error(List<RawColumn> columns, Function<RawColumn, Reading> reading, Function<RawColumn, String> text) {
        List<Misfit> shown = new ArrayList<>();
        long total = 0;
        for (RawColumn column : columns) {
            String misfit = reading.apply(column).misfit(text.apply(column));
            total += database.number("SELECT count(*) FROM raw WHERE " + misfit);
            String kind = reading.apply(column).kind().name().toLowerCase(Locale.ROOT);
            shown.addAll(database.list(
                    "SELECT rowid, " + column.text() + " FROM raw WHERE " + misfit + " ORDER BY rowid LIMIT " + SHOWN,
                    row -> new Misfit(row.getLong(1), column.name(), row.getString(2), kind)));
        }
        shown.sort(java.util.Comparator.comparingLong(Misfit::row));
        StringBuilder message = new StringBuilder(staged.source() + ": " + total
                + (total == 1
                        ? " cell does not fit the kind of its column"
                        : " cells do not fit the kind of their column"));
        for (Misfit misfit : shown.subList(0, Math.min(SHOWN, shown.size()))) {
            message.append("\n  ")
                    .append(staged.place().apply(misfit.row()))
                    .append(", column ")
                    .append(misfit.column())
                    .append(": \"")
                    .append(misfit.cell())
                    .append("\" is not a ")
                    .append(misfit.kind());
        }
        if (total > SHOWN) {
            message.append("\n  and ").append(total - SHOWN).append(" more");
        }
        return new UserError(message.append("\nMend these cells, leave them empty, or give the column another kind")
                .toString());
    }
}
