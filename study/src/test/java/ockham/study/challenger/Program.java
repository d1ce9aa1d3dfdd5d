package ockham.study.challenger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A program as a user might bring it: learns how many rows are of class yes, and misbehaves on demand. */
final class Program {
    private Program() {}

    /** The words that start it, quoted as a command has them. */
    static String command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        words.addAll(List.of(arguments));
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "prior" -> prior(arguments);
            case "exit" -> {
                System.err.println("loading the rows");
                System.err.println("ValueError: no column tenure");
                System.exit(3);
            }
            case "silent" -> System.exit(0);
            case "short" -> Files.writeString(Path.of(arguments[3]), "p_yes\n0.5\n");
            case "noise" -> {
                String line = "x".repeat(1000) + "\n";
                for (int i = 0; i < 3000; i++) {
                    System.err.print(line);
                    System.out.print(line);
                }
                prior(arguments);
            }
            case "hang" -> {
                child(arguments[4]);
                new CountDownLatch(1).await();
            }
            case "daemon" -> {
                child(arguments[4]);
                prior(arguments);
            }
            case "sleep" -> new CountDownLatch(1).await();
            case "memory" -> {
                List<byte[]> all = new ArrayList<>();
                while (true) {
                    byte[] block = new byte[8 << 20];
                    java.util.Arrays.fill(block, (byte) 1);
                    all.add(block);
                }
            }
            case "surroundings" -> {
                System.err.println(String.join(" ", System.getenv().keySet()));
                System.err.println(Path.of("").toAbsolutePath());
                System.exit(1);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A child that outlives this process unless somebody ends it; leaves its number in a file. */
    private static void child(String file) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        "sleep")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Files.writeString(
                Path.of(file.substring("to:".length())),
                child.pid() + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    private static void prior(String[] arguments) throws IOException {
        List<String> train = Files.readAllLines(Path.of(arguments[1]));
        if (!train.getFirst().equals("x,\"city, \"\"old\"\"\",left")) {
            throw new IllegalStateException("header " + train.getFirst());
        }
        double yes =
                train.stream().skip(1).filter(line -> line.endsWith(",yes")).count();
        double share = yes / (train.size() - 1);
        List<String> lines = new ArrayList<>(List.of("p_yes"));
        Files.readAllLines(Path.of(arguments[2])).stream().skip(1).forEach(line -> lines.add(Double.toString(share)));
        Files.write(Path.of(arguments[3]), lines);
    }
}
