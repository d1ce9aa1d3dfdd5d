package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ockham.api.Dependence;
import ockham.api.Feature;
import ockham.api.FitContext;
import ockham.api.FittedFeature;
import ockham.api.Footprint;
import ockham.api.Learner;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.score.Seeds;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.feature.Recipes;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.report.Measured;
import ockham.study.report.VerdictJson;
import ockham.study.split.Fold;
import ockham.study.split.Inner;
import ockham.study.split.Split;

/**
 * Wall time of a whole study over that of its bare fits: the same learners with the same settings, rows and threads, as
 * many side by side as the study had cores, in this process with the features ready in memory, divided by the cores.
 * Run from the project root. Arguments: a file, its target, more options of the study.
 */
public final class OverheadBenchmark {
    private OverheadBenchmark() {}

    /** Runs a study, then its fits alone, and prints both and the ratio. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory("ockham-overhead");
        try {
            int cores = Runtime.getRuntime().availableProcessors();
            double study = study(arguments, out, cores);
            Map<String, Double> byCandidate = ownFits(out);
            double own = byCandidate.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    / cores;
            double fits = fits(out, byCandidate, cores) / cores;
            System.out.printf(
                    Locale.ROOT,
                    "study %.1f s, of which its fits %.1f s; bare fits %.1f s on %d cores; ratio %.2f%n",
                    study,
                    own,
                    fits,
                    cores,
                    study / fits);
        } finally {
            delete(out);
        }
    }

    private static double study(String[] arguments, Path out, int cores) throws IOException, InterruptedException {
        // What a user runs; it builds what is needed before the clock starts.
        String ockham = Path.of("ockham").toAbsolutePath().toString();
        run(List.of(ockham, "--version"));
        List<String> command = new ArrayList<>(List.of(
                ockham,
                "run",
                arguments[0],
                "--target",
                arguments[1],
                "--threads",
                Integer.toString(cores),
                "--quiet",
                "--out",
                out.toString()));
        command.addAll(List.of(arguments).subList(2, arguments.length));
        long start = System.nanoTime();
        run(command);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exit);
        }
    }

    /** Seconds of each candidate's fits as the study clocked them, recipes and calibration included. */
    private static Map<String, Double> ownFits(Path out) throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Measured.Meter candidate :
                VerdictJson.read(out.resolve("verdict.json")).measured().candidates()) {
            if (!candidate.candidate().startsWith("ensemble")) {
                Footprint footprint = candidate.footprint();
                seconds.put(
                        candidate.candidate(),
                        candidate.trainSeconds() + (footprint == null ? 0 : footprint.fitSeconds()));
            }
        }
        return seconds;
    }

    /** Seconds of all fits, as many side by side as there are cores: two at once are slower than one, here as in a study. */
    private static double fits(Path study, Map<String, Double> inStudy, int cores) throws InterruptedException {
        Plan plan = Plan.read(study);
        StudyData data = StudyData.load(study, plan.targetChoice());
        Bare bare = new Bare(data, plan);
        Map<String, List<Future<Double>>> seconds = new LinkedHashMap<>();
        double sum = 0;
        try (ExecutorService slots = Executors.newFixedThreadPool(cores)) {
            for (Candidate candidate : data.ladder(plan).candidates()) {
                Ladder.providerOf(candidate.name(), data.shape(plan)).unavailable();
                List<Future<Double>> own = seconds.computeIfAbsent(candidate.name(), name -> new ArrayList<>());
                for (Fold fold : data.folds(plan).folds()) {
                    String name = "r" + fold.repeat() + "f" + fold.fold();
                    own.add(slots.submit(() -> bare.fit(candidate, fold.train(), name)));
                }
                int[] all = IntStream.range(0, data.target().length).toArray();
                own.add(slots.submit(() -> bare.fit(candidate, all, "all")));
            }
            for (Map.Entry<String, List<Future<Double>>> entry : seconds.entrySet()) {
                double own = 0;
                for (Future<Double> fit : entry.getValue()) {
                    own += fit.get();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s %.1f s, in the study %.1f s%n",
                        entry.getKey(),
                        own,
                        inStudy.getOrDefault(entry.getKey(), Double.NaN));
                sum += own;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bare fit failed", e);
        }
        return sum;
    }

    /** What the trainer of a race does, with recipes and calibration left out of the time. */
    private record Bare(StudyData data, Plan plan) {
        double fit(Candidate candidate, int[] train, String name) {
            Rows rows = data.rows(plan);
            Inner inner = Split.inner(
                    train, data.splitSettings(plan), rows.task(), rows.target(), Seeds.of(plan.seed(), "inner", name));
            Rows learn = rows.rows(inner.learn());
            Rows validate = rows.rows(inner.validate());
            long seed = Seeds.of(plan.seed(), "fit", candidate.name(), name);
            Feature.Prepared recipe = Recipes.fit(candidate.recipe(), learn, Seeds.of(seed, "recipe"));
            Rows ready = learn.with(recipe.train());
            Rows held = validate.with(recipe.fitted().apply(validate.table()));
            long start = System.nanoTime();
            Optional<Learner> settled = Optional.empty();
            if (candidate.learner() instanceof Refitting refitting) {
                settled = refitting.find(ready, held, within(0.6, seed)).settled();
            } else {
                candidate.learner().fit(ready, held, within(1, seed));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return settled.isEmpty()
                    ? seconds
                    : seconds + again(settled.get(), candidate, recipe.fitted(), rows.rows(train), seed);
        }

        private double again(Learner settled, Candidate candidate, FittedFeature before, Rows every, long seed) {
            Feature.Prepared again =
                    Recipes.again(candidate.recipe(), before, every, Dependence.none(), Seeds.of(seed, "recipe"));
            Rows ready = every.with(again.train());
            long start = System.nanoTime();
            settled.fit(ready, ready, within(0.4, seed));
            return (System.nanoTime() - start) / 1e9;
        }

        /** The time a trainer gives: some learners plan their work by it. */
        private FitContext within(double share, long seed) {
            Duration time = Duration.ofMillis((long) (plan.ceilingSeconds() * 900 * share));
            return new FitContext(Seeds.of(seed, "learner"), 1, time, Progress.none());
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(files::add);
        }
        for (Path file : files.reversed()) {
            Files.delete(file);
        }
    }
}
