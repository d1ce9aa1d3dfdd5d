package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final int ROWS = 600_000;

    @TempDir
    Path folder;

    private Given given() {
        return new Given(folder);
    }

    /** Rows enough for several threads, with every kind of column; each cell follows from the row's number. */
    private Path large() throws IOException {
        Path file = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("row,id,group,flag,day,gap,y\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(
                        i + ",C-" + i + ",g" + i % 97 + "," + (i % 3 == 0 ? "yes" : "no") + ",2020-01-" + (10 + i % 20)
                                + "," + (i % 10 == 0 ? "NA" : i % 50) + "," + (i % 4 == 0 ? "Yes" : "No") + "\n");
            }
        }
        return file;
    }

    @Test
    void keepsTheOrderOfRowsInEveryColumn() throws IOException {
        Snapshot snapshot = given().snapshot(large(), "y");
        Table table = snapshot.read();
        double[] row = ((Column.Numbers) table.column("row")).values();
        double[] gap = ((Column.Numbers) table.column("gap")).values();
        Column.Categories id = (Column.Categories) table.column("id");
        Column.Categories group = (Column.Categories) table.column("group");
        Column.Categories flag = (Column.Categories) table.column("flag");
        TargetColumn target = Targets.of(snapshot, "y", null, null);
        int wrong = 0;
        for (int i = 0; i < ROWS; i++) {
            boolean right = row[i] == i
                    && ("C-" + i).equals(id.level(i))
                    && ("g" + i % 97).equals(group.level(i))
                    && flag.codes()[i] == (i % 3 == 0 ? 1 : 0)
                    && (i % 10 == 0 ? Double.isNaN(gap[i]) : gap[i] == i % 50)
                    && target.values()[i] == (i % 4 == 0 ? 1 : 0);
            wrong += right ? 0 : 1;
        }
        assertEquals(0, wrong);
        assertEquals(ROWS, snapshot.column("id").distinct());
        assertEquals(List.of("g0", "g1", "g10"), group.levels().subList(0, 3));
    }

    @Test
    void theSameInputGivesTheSameDigestAndAnyOtherAnother() {
        String text = "a,b,y\n1,x,u\n2,z,v\n3,x,u\n";
        String digest = given().csv(text, "y").digest();
        assertEquals(digest, given().csv(text, "y").digest());
        List<String> others = List.of(
                text.replace("2,z", "2,x"),
                text.replace("1,x,u\n2,z,v", "2,z,v\n1,x,u"),
                text.replace("a,b", "c,b"),
                text.replace("3,x", ",x"),
                text + "3,x,u\n",
                text.replace("2,z,v", "2,x,v").replace("3,x,u", "3,z,u"));
        for (String other : others) {
            assertNotEquals(digest, given().csv(other, "y").digest(), other);
        }
    }

    @Test
    void opensAgainWithAllThatWasKnown() {
        Snapshot written = given().csv("a,b,y\n1, x,u\nNA,z,v\n", "y");
        Snapshot opened = Snapshot.open(written.database());
        assertEquals(written.digest(), opened.digest());
        assertEquals(written.columns(), opened.columns());
        assertEquals(written.notes(), opened.notes());
        assertEquals(2, opened.rows());
        assertEquals(Given.list("x", "z"), Given.words(opened, "b"));
    }

    @Test
    void readsColumnsInTheOrderNamed() {
        Snapshot snapshot = given().csv("a,group,y\n1,x,u\n2,z,v\n", "y");
        assertEquals(List.of("y", "a"), snapshot.read(List.of("y", "a")).names());
        UserError error = assertThrows(UserError.class, () -> snapshot.read(List.of("groups")));
        assertTrue(error.getMessage().contains("did you mean group?"), error.getMessage());
    }

    @Test
    void sqlOfUsersReachesNothingElse() throws SQLException {
        Snapshot snapshot = given().csv("a,b,y\n1,x,u\n2,z,v\n", "y");
        try (Connection connection = snapshot.connect();
                Statement statement = connection.createStatement()) {
            assertTrue(statement.execute("SELECT count(*) FROM data WHERE b = 'x'"));
        }
        for (String sql : List.of(
                "SELECT * FROM read_csv('" + folder.resolve("data.csv") + "')",
                "COPY data TO '" + folder.resolve("out.csv") + "'",
                "ATTACH '" + folder.resolve("other.duckdb") + "'",
                "DELETE FROM data",
                "INSTALL httpfs",
                "SET enable_external_access = true")) {
            try (Connection connection = snapshot.connect();
                    Statement statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            }
        }
    }

    @Test
    void aFailureLeavesNothingAndKeepsTheOldSnapshot() throws IOException {
        Snapshot old = given().csv("a,y\n1,u\n2,v\n", "y");
        assertThrows(UserError.class, () -> given().csv("a,y\n1,u\n2\n", "y"));
        assertEquals(old.digest(), Snapshot.open(old.database()).digest());
        try (var files = Files.list(old.database().getParent())) {
            assertEquals(List.of(old.database()), files.toList());
        }
    }

    @Test
    void readsThousandsOfColumns() throws IOException {
        int columns = 1500;
        StringBuilder text = new StringBuilder();
        for (int row = -1; row < 40; row++) {
            for (int i = 0; i < columns; i++) {
                text.append(row < 0 ? "x" + i : i % 2 == 0 ? String.valueOf(row + i / 10.0) : "w" + (row + i) % 3)
                        .append(',');
            }
            text.append(row < 0 ? "y" : row % 2 == 0 ? "a" : "b").append('\n');
        }
        Snapshot snapshot = given().csv(text.toString(), "y");
        assertEquals(columns + 1, snapshot.columns().size());
        assertEquals(ColumnKind.CATEGORY, snapshot.column("x1499").kind());
        assertEquals(3, snapshot.column("x1499").distinct());
        assertArrayEquals(new double[] {149.8, 150.8}, java.util.Arrays.copyOf(Given.numbers(snapshot, "x1498"), 2));
    }
}
