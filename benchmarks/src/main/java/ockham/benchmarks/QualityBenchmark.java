package ockham.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores of every candidate on known tables, 5 folds, out of fold, as a user gets them: one study per table through the
 * command line. Arguments: the folder with the data, the folder for the studies, the families to race (all). Studies that
 * are finished are not run again.
 */
public final class QualityBenchmark {
    private record Known(String file, String target, String metric, String drop) {}

    private static final List<Known> TABLES = List.of(
            new Known("german_credit.csv", "class", "accuracy", ""),
            new Known("telco_churn.csv", "Churn", "accuracy", ""),
            new Known("california_housing.csv", "median_house_value", "rmse", ""),
            new Known("adult_income.parquet", "income", "accuracy", "split"),
            new Known("letter_recognition.csv", "lettr", "accuracy", ""));

    private QualityBenchmark() {}

    /** Runs the studies and prints a table in Markdown. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(arguments[0]);
        Path studies = Path.of(arguments.length > 1 ? arguments[1] : "ockham-studies/quality");
        String families = arguments.length > 2 ? arguments[2] : "";
        System.out.println("| table | metric | candidate | out of fold | 90% interval | seconds, all fits |");
        System.out.println("|---|---|---|---|---|---|");
        for (Known known : TABLES) {
            Path out = studies.resolve(known.file().replaceFirst("\\..*", ""));
            if (!Files.exists(out.resolve("verdict.json"))) {
                study(data.resolve(known.file()), known, out, families);
            }
            print(known, new ObjectMapper().readTree(out.resolve("verdict.json").toFile()));
        }
    }

    private static void study(Path file, Known known, Path out, String families)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "ockham.app.Main",
                "run",
                file.toString(),
                "--target",
                known.target(),
                "--metric",
                known.metric(),
                "--folds",
                "5",
                "--repeats",
                "1",
                "--quiet",
                "--out",
                out.toString()));
        if (!known.drop().isEmpty()) {
            command.addAll(List.of("--drop", known.drop()));
        }
        if (!families.isEmpty()) {
            command.addAll(List.of("--families", families));
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("the study of " + file + " ended with exit code " + exit);
        }
    }

    private static void print(Known known, JsonNode verdict) {
        for (JsonNode candidate : verdict.path("candidates")) {
            JsonNode metric = candidate.path("metric");
            if (metric.isObject()) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %.4g | %.4g to %.4g | %.1f |%n",
                        known.file(),
                        known.metric(),
                        candidate.path("name").asText(),
                        metric.path("mean").asDouble(),
                        metric.path("low").asDouble(),
                        metric.path("high").asDouble(),
                        seconds(verdict, candidate.path("name").asText()));
            }
        }
    }

    private static double seconds(JsonNode verdict, String candidate) {
        for (JsonNode meter : verdict.path("measured").path("candidates")) {
            if (meter.path("candidate").asText().equals(candidate)) {
                return meter.path("train_seconds").asDouble();
            }
        }
        return Double.NaN;
    }
}
