package ockham.benchmarks.worlds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Studies generated worlds again and again and prints what their verdicts were worth. Arguments: a folder for results, in which a
 * later call of the same state of the code goes on; studies per world (500); rows of a study (1000); which part of how many this process does ({@code 1/1}), so
 * that several can share the work.
 */
public final class WorldsBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorldsBenchmark() {}

    /** Runs what is missing and prints all that is there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int studies = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int rows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
        String part = arguments.length > 3 ? arguments[3] : "1/1";
        int own = Integer.parseInt(part.substring(0, part.indexOf('/'))) - 1;
        int parts = Integer.parseInt(part.substring(part.indexOf('/') + 1));
        Files.createDirectories(folder);
        Set<String> done = new HashSet<>();
        read(folder, rows).forEach(r -> done.add(r.world() + r.study()));
        Path into = folder.resolve("worlds-" + rows + "-" + part.replace("/", "of") + ".jsonl");
        for (int study = 0; study < studies; study++) {
            for (Scene scene : Scene.all()) {
                if (study % parts == own && done.add(scene.name() + study)) {
                    Result result = new WorldStudy(scene, study, rows).result();
                    Files.writeString(
                            into,
                            JSON.writeValueAsString(result) + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                }
            }
        }
        System.out.print(new Report(read(folder, rows)).text());
    }

    private static List<Result> read(Path folder, int rows) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().matches("worlds-" + rows + "-\\d+of\\d+\\.jsonl"))
                    .sorted()
                    .toList();
        }
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                results.add(JSON.readValue(line, Result.class));
            }
        }
        return results;
    }
}
