package ockham.study.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps against scikit-learn's values for the same columns. */
class ReferenceTest {
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @ValueSource(
            strings = {"target_encoder_binary_auto", "target_encoder_continuous_auto", "target_encoder_multiclass_auto"
            })
    void targetMeansAreTheReferences(String name) throws IOException {
        JsonNode wanted = wanted(name);
        Column.Categories column = categories(wanted.get("category"), List.of("e", "d", "c", "b", "a"));
        Rows train = new Rows(new Table(List.of(column), column.size()), target(wanted), task(wanted));
        int[] fold = new int[train.size()];
        JsonNode folds = wanted.get("test_rows_of_folds");
        for (int f = 0; f < folds.size(); f++) {
            for (JsonNode row : folds.get(f)) {
                fold[row.asInt()] = f;
            }
        }
        Feature.Prepared prepared = new TargetMeans(0, folds.size()).fit(train, List.of(column), fold, false);
        same(wanted.get("expected_out_of_fold"), prepared.train());
        Column.Categories query = categories(wanted.get("query"), List.of("zzz", "a", "b", "c", "d", "e"));
        same(wanted.get("expected_query"), prepared.fitted().apply(new Table(List.of(query), query.size())));
    }

    @Test
    void mediansAndMarksAreTheReferences() throws IOException {
        JsonNode wanted = wanted("impute_median");
        Table table = numbers(wanted.get("x"));
        Feature.Prepared prepared =
                new FillMissing().fit(new Rows(table, new double[table.rows()], new Task.Regression()), 1);
        same(wanted.get("expected"), valuesFirst(prepared.train()));
        same(wanted.get("expected_query"), valuesFirst(prepared.fitted().apply(numbers(wanted.get("query")))));
    }

    @Test
    void aLevelNeverSeenIsZeroEverywhere() throws IOException {
        JsonNode wanted = wanted("one_hot_unknown_ignored");
        Column.Categories column = categories(wanted.get("x"), List.of("a", "b"));
        Table table = new Table(List.of(column), column.size());
        Feature.Prepared prepared = new OneHotLevels(Set.of(ColumnKind.CATEGORY))
                .fit(new Rows(table, new double[table.rows()], new Task.Regression()), 1);
        Column.Categories query = categories(wanted.get("query"), List.of("q", "a"));
        same(wanted.get("expected"), prepared.fitted().apply(new Table(List.of(query), query.size())));
    }

    private static JsonNode wanted(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("features.json"))) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(in).get("cases").spliterator(), false)
                    .filter(c -> c.get("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Column.Categories categories(JsonNode cells, List<String> levels) {
        int[] codes = new int[cells.size()];
        Arrays.setAll(codes, i -> levels.indexOf(cells.get(i).asText()));
        return new Column.Categories("k", ColumnKind.CATEGORY, levels, codes);
    }

    private static double[] target(JsonNode wanted) {
        JsonNode y = wanted.get("y");
        List<String> classes = classes(wanted);
        double[] target = new double[y.size()];
        Arrays.setAll(
                target,
                i -> classes.isEmpty()
                        ? y.get(i).asDouble()
                        : classes.indexOf(y.get(i).asText()));
        return target;
    }

    private static List<String> classes(JsonNode wanted) {
        List<String> classes = new ArrayList<>();
        wanted.get("classes").forEach(c -> classes.add(c.asText()));
        return classes;
    }

    private static Task task(JsonNode wanted) {
        return !classes(wanted).isEmpty()
                ? new Task.Multiclass(classes(wanted))
                : wanted.get("name").asText().contains("binary") ? new Task.Binary("0", "1") : new Task.Regression();
    }

    private static Table numbers(JsonNode rows) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            int place = c;
            double[] values = new double[rows.size()];
            Arrays.setAll(values, i -> {
                JsonNode cell = rows.get(i).get(place);
                return cell.isTextual() ? Double.NaN : cell.asDouble();
            });
            columns.add(new Column.Numbers("x" + c, values));
        }
        return new Table(columns, rows.size());
    }

    /** The reference has its marks after all values. */
    private static Table valuesFirst(Table table) {
        List<String> names = new ArrayList<>(table.names());
        names.sort((a, b) -> Boolean.compare(a.endsWith(" is missing"), b.endsWith(" is missing")));
        return table.select(names);
    }

    /** The first columns of the table are those of the matrix; a column more is the share of the level. */
    private static void same(JsonNode matrix, Table table) {
        assertEquals(matrix.size(), table.rows());
        for (int c = 0; c < matrix.get(0).size(); c++) {
            int place = c;
            double[] wanted = new double[matrix.size()];
            Arrays.setAll(wanted, i -> matrix.get(i).get(place).asDouble());
            assertArrayEquals(wanted, ((Column.Numbers) table.columns().get(c)).values(), TOLERANCE);
        }
    }
}
