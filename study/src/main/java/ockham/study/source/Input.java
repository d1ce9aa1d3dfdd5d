package ockham.study.source;

import java.nio.file.Path;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/** What a location turned out to be, ready to be staged. */
sealed interface Input {
    /** The file that the database must be allowed to read, or null. */
    @Nullable
    Path readable();

    /** Fills the temporary table {@code raw}. */
    Staged stage(Database database, StagingRequest request, Scratch scratch);

    /** Finds out what is at {@code location}, and makes it readable. */
    static Input of(String location, @Nullable String query, Scratch scratch) {
        if (location.startsWith("jdbc:")) {
            if (query == null || query.isBlank()) {
                throw new UserError(JdbcLocation.of(location).shown()
                        + ": a query is needed to read from a database, such as --query \"SELECT * FROM customers\"");
            }
            return new Query(JdbcLocation.of(location), query);
        }
        if (query != null) {
            throw new UserError(
                    "a query needs a database: " + location + " is no JDBC URL such as jdbc:sqlite:shop.db");
        }
        DataFile file = DataFile.of(location);
        return switch (file.format()) {
            case PARQUET -> new Parquet(file.path());
            case JSON -> new Json(PlainText.of(file, scratch));
            case DELIMITED -> new Delimited(PlainText.of(file, scratch));
        };
    }

    record Delimited(PlainText file) implements Input {
        @Override
        public Path readable() {
            return file.path();
        }

        @Override
        public Staged stage(Database database, StagingRequest request, Scratch scratch) {
            return DelimitedStage.stage(database, request, file, scratch);
        }
    }

    record Parquet(Path file) implements Input {
        @Override
        public Path readable() {
            return file;
        }

        @Override
        public Staged stage(Database database, StagingRequest request, Scratch scratch) {
            return ParquetStage.stage(database, request, file);
        }
    }

    record Json(PlainText file) implements Input {
        @Override
        public Path readable() {
            return file.path();
        }

        @Override
        public Staged stage(Database database, StagingRequest request, Scratch scratch) {
            return JsonStage.stage(database, request, file);
        }
    }

    record Query(JdbcLocation location, String sql) implements Input {
        @Override
        public @Nullable Path readable() {
            return null;
        }

        @Override
        public Staged stage(Database database, StagingRequest request, Scratch scratch) {
            return new QueryStage(database, request, location).stage(sql);
        }
    }
}
