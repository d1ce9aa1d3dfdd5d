package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New rows are read as the study's were, also where their cells alone could be read in two ways. */
class PredictDatesTest {
    @TempDir
    Path folder;

    /** Orders of the first half of the year are returned; 13/01/2024 tells that the day comes first. */
    private static String row(int day, int month) {
        return String.format("%02d/%02d/2024,%s\n", day, month, month <= 6 ? "yes" : "no");
    }

    @Test
    void datesThatAreAllAmbiguousHaveTheDayFirstAsInTheStudy() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder rows = new StringBuilder("ordered,returned\n");
        for (int i = 0; i < 600; i++) {
            rows.append(row(1 + random.nextInt(28), 1 + random.nextInt(12)));
        }
        Files.writeString(folder.resolve("orders.csv"), rows);
        Cli study = Cli.run(
                folder,
                List.of(),
                "run",
                "orders.csv",
                "--target",
                "returned",
                "--effort",
                "quick",
                "--trust",
                "ordered",
                "--families",
                "boosting",
                "--folds",
                "2",
                "--repeats",
                "1",
                "--out",
                "study");
        assertEquals(0, study.exit(), study.err());
        StringBuilder fresh = new StringBuilder("ordered,returned\n");
        for (int month = 1; month <= 12; month++) {
            // The other order would put each into the other half of the year.
            fresh.append(row(month <= 6 ? 7 + month % 6 : 1 + month % 6, month));
        }
        Files.writeString(folder.resolve("fresh.csv"), fresh);
        Cli predict = Cli.run(
                folder,
                List.of(),
                "predict",
                "study",
                "fresh.csv",
                "--out",
                "preds.csv",
                "--candidate",
                "lightgbm",
                "--id",
                "returned");
        assertEquals(0, predict.exit(), predict.err());
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("preds.csv")).subList(1, 13)) {
            String[] cells = line.split(",");
            if (!cells[0].equals(cells[1])) {
                wrong.add(line);
            }
        }
        assertTrue(wrong.isEmpty(), wrong.toString());
    }
}
