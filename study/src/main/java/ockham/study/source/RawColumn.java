package ockham.study.source;

/**
 * A column as the source gave it, in the staging table {@code raw}.
 *
 * @param name as in the source
 * @param column its name in {@code raw}
 * @param type how it is stored there
 * @param origin its type in the source, for people
 */
record RawColumn(String name, String column, Type type, String origin) {
    enum Type {
        DOUBLE,
        BIGINT,
        BOOLEAN,
        TIMESTAMP,
        VARCHAR
    }

    /** SQL of the cell's text. */
    String text() {
        return switch (type) {
            case VARCHAR -> column;
            // A whole number is written as one, although a file of doubles holds it.
            case DOUBLE ->
                "CASE WHEN " + column + " = trunc(" + column + ") AND abs(" + column + ") < 1e15 THEN CAST(CAST("
                        + column + " AS BIGINT) AS VARCHAR) ELSE CAST(" + column + " AS VARCHAR) END";
            case BIGINT, BOOLEAN, TIMESTAMP -> "CAST(" + column + " AS VARCHAR)";
        };
    }
}
