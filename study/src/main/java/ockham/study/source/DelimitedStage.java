package ockham.study.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.UserError;

/**
 * Stages a delimited file. Columns whose first rows are clean numbers are read as such by DuckDB's parallel reader; all
 * others come as text and are looked at afterwards. A later cell that is no number sends its column back to text.
 */
final class DelimitedStage {
    private static final int SAMPLE = 4 << 20;
    private static final int SAMPLE_ROWS = 2000;
    private static final Pattern CONVERTING = Pattern.compile("Error when converting column \"c(\\d+)\"");

    private final Database database;
    private final StagingRequest request;
    private final Dialect dialect;
    private final List<Records.Row> sample;
    private final Header header;
    private PlainText file;
    private BitSet typed = new BitSet();

    private DelimitedStage(Database database, StagingRequest request, PlainText file) {
        this.database = database;
        this.request = request;
        this.file = file;
        String start = file.sample(SAMPLE);
        boolean whole = start.length() < SAMPLE - 1;
        if (start.isBlank()) {
            throw new UserError(
                    file.original() + " is empty: a first line with column names and at least four rows are needed");
        }
        this.dialect = Dialect.of(start, whole);
        this.sample = dialect.rows(start, whole, SAMPLE_ROWS);
        if (sample.isEmpty()) {
            throw new UserError(file.original() + ": the first row is longer than " + SAMPLE
                    + " characters. Is a quote opened in it that is never closed?");
        }
        this.header = Header.of(file.original().toString(), sample);
    }

    static Staged stage(Database database, StagingRequest request, PlainText file, Scratch scratch) {
        DelimitedStage stage = new DelimitedStage(database, request, file);
        stage.load(scratch);
        return stage.staged();
    }

    private void load(Scratch scratch) {
        BitSet numbers = numbers();
        int attempts = 0;
        boolean plain = false;
        while (true) {
            try {
                database.run(
                        "CREATE OR REPLACE TEMP TABLE raw AS SELECT " + selection() + " FROM " + reader(numbers, ""));
                BitSet codes = tooLong(numbers);
                if (codes.isEmpty()) {
                    typed = numbers;
                    return;
                }
                numbers.andNot(codes);
            } catch (DatabaseException e) {
                Matcher converting = CONVERTING.matcher(String.valueOf(e.getMessage()));
                if (e.machine()) {
                    throw e;
                } else if (converting.find()) {
                    numbers.clear(Integer.parseInt(converting.group(1)));
                    if (++attempts > 2) {
                        numbers.clear();
                    }
                } else if (!plain && file.sample(SAMPLE).indexOf('\r') >= 0) {
                    plain = true;
                    file = file.withPlainLineEnds(scratch);
                } else {
                    throw new Rejects(database, file)
                            .error(reader(new BitSet(), ", store_rejects = true, rejects_limit = 0"), e);
                }
            }
        }
    }

    /** Columns that are numbers in all sampled rows, and are not wanted as text. */
    private BitSet numbers() {
        BitSet numbers = new BitSet();
        for (int i : wanted()) {
            int column = i;
            if (!request.asText().contains(header.names().get(i))
                    && sample.stream().skip(1).allMatch(row -> NumberReading.clean(cell(row, column)))
                    && sample.stream()
                            .skip(1)
                            .anyMatch(row -> !cell(row, column).isEmpty())) {
                numbers.set(i);
            }
        }
        if (!numbers.isEmpty()) {
            numbers.andNot(LeadingZeros.columns(file.path(), dialect));
        }
        return numbers;
    }

    /** Number columns with whole numbers that a double does not hold to the last digit: they are codes. */
    private BitSet tooLong(BitSet numbers) {
        BitSet codes = new BitSet();
        List<Integer> columns = numbers.stream().boxed().toList();
        for (List<Integer> batch : Batches.of(columns)) {
            String sql = batch.stream()
                    .map(i -> "coalesce(max(abs(c" + i + ")) > 9007199254740992 AND bool_and(c" + i + " = trunc(c" + i
                            + ")), false)")
                    .collect(Collectors.joining(", ", "SELECT [", "] FROM raw"));
            List<Boolean> answers = Batches.booleans(database, sql);
            for (int k = 0; k < batch.size(); k++) {
                codes.set(batch.get(k), answers.get(k));
            }
        }
        return codes;
    }

    private static String cell(Records.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    private List<Integer> wanted() {
        return IntStream.range(0, header.names().size())
                .filter(i ->
                        !header.dropped().get(i) && request.wants(header.names().get(i)))
                .boxed()
                .toList();
    }

    private String selection() {
        List<Integer> wanted = wanted();
        return wanted.isEmpty() ? "c0" : wanted.stream().map(i -> "c" + i).collect(Collectors.joining(", "));
    }

    private String reader(BitSet numbers, String more) {
        String columns = IntStream.range(0, header.width())
                .mapToObj(i -> "'c" + i + "': '" + (numbers.get(i) ? "DOUBLE" : "VARCHAR") + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + Database.text(file.path().toString()) + ", auto_detect = false, header = true, columns = "
                + columns + ", delim = " + Database.text(String.valueOf(dialect.delimiter())) + ", quote = "
                + Database.text(String.valueOf(dialect.quote())) + ", escape = "
                + Database.text(String.valueOf(dialect.escape())) + ", nullstr = ''" + more + ")";
    }

    private Staged staged() {
        if (database.number("SELECT count(*) FROM raw") == 0) {
            throw new UserError(file.original() + " has column names but no rows: at least four are needed");
        }
        List<RawColumn> columns = new ArrayList<>();
        for (int i : wanted()) {
            boolean number = typed.get(i);
            columns.add(new RawColumn(
                    header.names().get(i),
                    "c" + i,
                    number ? RawColumn.Type.DOUBLE : RawColumn.Type.VARCHAR,
                    number ? "number" : "text"));
        }
        List<String> notes = new ArrayList<>(file.notes());
        notes.addAll(header.notes());
        RowPlaces places = new RowPlaces(file, dialect);
        return new Staged(file.original().toString(), columns, header.kept(), places::place, decimalComma(), notes);
    }

    /** Whether some column can only be read with a comma before its decimals. */
    private boolean decimalComma() {
        return IntStream.range(0, header.width())
                .anyMatch(i -> NumberReading.onlyDecimalComma(sample.stream()
                        .skip(1)
                        .map(row -> cell(row, i).strip())
                        .filter(cell -> !Markers.missingNumber(cell))
                        .toList()));
    }
}
