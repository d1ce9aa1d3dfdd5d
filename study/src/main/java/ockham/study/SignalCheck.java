package ockham.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Probe;
import ockham.study.compare.Compare;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.compare.Metric;
import ockham.study.compare.OutOfFold;
import ockham.study.race.Evidence;
import ockham.study.race.Slots;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;
import ockham.study.report.SignalResult;
import ockham.study.signal.PermutationTest;
import ockham.study.signal.SignalJob;
import ockham.study.signal.SignalRows;
import ockham.study.verdict.VerdictSettings;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Has workers test whether the data tell anything of the target, where the race leaves room for doubt. Every score is kept with
 * the evidence.
 */
final class SignalCheck {
    /** A lead of so many standard errors is no chance, however many candidates raced. */
    private static final double BEYOND_CHANCE = 4;
    /** Of a time budget the test gets at most this share. */
    private static final double MOST_OF_BUDGET = 0.1;

    private final StudyCourse course;
    private final Evidence evidence;
    private final Means means;
    private final SignalRows rows;
    private final long begun = System.nanoTime();

    /** What it works with. */
    record Means(WorkerSettings workers, StudyListener listener, Ending.Time time) {}

    SignalCheck(StudyCourse course, Evidence evidence, Means means) {
        this.course = course;
        this.evidence = evidence;
        this.means = means;
        this.rows = SignalRows.of(course.data(), course.plan());
    }

    /**
     * Makes the test, or says why not.
     *
     * @param predictions of the race
     * @throws MachineError if it was interrupted
     */
    SignalResult make(OutOfFold predictions) {
        Metric metric = SignalJob.metric(course.data().task());
        Optional<Comparison.Paired> lead = lead(predictions, metric);
        if (lead.isPresent()
                && lead.get().difference().mean()
                        > beyondChance(predictions) * lead.get().standardError()) {
            double errors = lead.get().difference().mean() / lead.get().standardError();
            return SignalResult.none(String.format(
                    Locale.ROOT,
                    "No test is needed to see that there is signal: by %s, %s leads %s by %s.",
                    metric.title(),
                    lead.get().candidate(),
                    lead.get().against(),
                    errors > 100 ? "over a hundred standard errors" : Math.round(errors) + " standard errors"));
        }
        if (off()) {
            return SignalResult.none(
                    "Whether there is any signal was not tested: the time budget left no time for it.");
        }
        List<Candidate> probes =
                Probe.of(course.data().shape(course.plan()), course.data().rows(course.plan()));
        means.listener().stage("testing whether there is any signal: is the lead more than permuted targets give?");
        Map<String, String> lost = new ConcurrentHashMap<>();
        Optional<PermutationTest> test = PermutationTest.run((from, to) -> {
            int before = lost.size();
            Optional<double[]> scores = scores(probes, IntStream.range(from, to).toArray(), lost);
            // The best of fewer learners is not the same score: the first stage's result stands.
            return from > 0 && lost.size() > before ? Optional.empty() : scores;
        });
        if (means.time().interrupted().getAsBoolean()) {
            throw new MachineError("interrupted; the same command goes on from here");
        }
        List<String> learners = probes.stream()
                .filter(p -> !lost.containsKey(p.name()))
                .map(p -> p.learner().name())
                .toList();
        return test.map(t -> result(t, metric, learners))
                .orElseGet(() -> SignalResult.none("Whether there is any signal could not be tested: "
                        + lost.values().stream()
                                .sorted()
                                .findFirst()
                                .orElse(
                                        probes.isEmpty()
                                                ? "no learner that it is made with takes these rows"
                                                : "the time budget ended before it did")
                        + "."));
    }

    /** Of few groups the standard error is itself uncertain: as rare by Student's t as {@link #BEYOND_CHANCE} is by the normal. */
    private static double beyondChance(OutOfFold predictions) {
        int[] group = predictions.group();
        long units = group.length == 0 ? 0 : Arrays.stream(group).distinct().count();
        double rare = new NormalDistribution().cumulativeProbability(-BEYOND_CHANCE);
        return units < 3
                ? Double.POSITIVE_INFINITY
                : -new TDistribution(units - 1.0).inverseCumulativeProbability(rare);
    }

    /** The largest lead over a candidate that knows no feature, in standard errors. */
    private static Optional<Comparison.Paired> lead(OutOfFold predictions, Metric metric) {
        Map<Family, List<Comparison.Score>> scores = new LinkedHashMap<>();
        for (OutOfFold.Entry entry : predictions.entries()) {
            double[][] own = IntStream.range(0, entry.repeats().size())
                    .mapToObj(r -> metric.contributions(
                            predictions.task(),
                            predictions.truth(),
                            entry.repeats().get(r),
                            predictions.folds()[r]))
                    .toArray(double[][]::new);
            scores.computeIfAbsent(entry.family(), f -> new ArrayList<>())
                    .add(new Comparison.Score(
                            entry.candidate(), new Estimate(Double.NaN, Double.NaN, Double.NaN), own));
        }
        List<Comparison.Score> without = scores.getOrDefault(Family.NOTHING, List.of());
        Comparison.Paired best = null;
        for (Map.Entry<Family, List<Comparison.Score>> family : scores.entrySet()) {
            for (Comparison.Score score : family.getValue()) {
                if (family.getKey() != Family.NOTHING && !without.isEmpty()) {
                    Comparison.Paired lead = Compare.paired(score, without.getFirst(), predictions.group());
                    best = best == null || errors(lead) > errors(best) ? lead : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double errors(Comparison.Paired lead) {
        double errors = lead.difference().mean() / lead.standardError();
        return Double.isNaN(errors) ? Double.NEGATIVE_INFINITY : errors;
    }

    private boolean off() {
        Duration budget = course.settings().budget();
        boolean spent = budget != null && System.nanoTime() - begun > MOST_OF_BUDGET * budget.toNanos();
        return spent || means.time().over();
    }

    /** The best learner's score in each permutation; a learner that breaks in one counts in none. */
    private Optional<double[]> scores(List<Candidate> probes, int[] permutations, Map<String, String> lost) {
        record Part(Candidate probe, int[] permutations) {}
        List<Part> parts = new ArrayList<>();
        int threads = course.settings().threads();
        for (Candidate probe : probes) {
            int[] open = Arrays.stream(permutations)
                    .filter(p -> evidence.property(key(probe, p)).isEmpty())
                    .toArray();
            int shares = Math.max(1, threads / probes.size());
            for (int share = 0; share < shares && !lost.containsKey(probe.name()); share++) {
                int first = share;
                int[] own = IntStream.range(0, open.length)
                        .filter(i -> i % shares == first)
                        .map(i -> open[i])
                        .toArray();
                if (own.length > 0) {
                    parts.add(new Part(probe, own));
                }
            }
        }
        // The dearest last learner first: no core then waits for it in the end.
        Slots.run(threads, parts.reversed(), part -> fit(part.probe(), part.permutations(), lost));
        double[] best = new double[permutations.length];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        boolean any = false;
        for (Candidate probe : probes) {
            if (lost.containsKey(probe.name())) {
                continue;
            }
            for (int i = 0; i < best.length; i++) {
                Optional<String> score = evidence.property(key(probe, permutations[i]));
                if (score.isEmpty()) {
                    return Optional.empty();
                }
                best[i] = Math.max(best[i], Double.parseDouble(score.get()));
                any = true;
            }
        }
        return any ? Optional.of(best) : Optional.empty();
    }

    private static String key(Candidate probe, int permutation) {
        return probe.name() + " " + permutation;
    }

    private void fit(Candidate probe, int[] permutations, Map<String, String> lost) {
        try (WorkerProcess worker =
                WorkerProcess.start(means.workers(), course.folder().path(), probe.name(), 1)) {
            for (int permutation : permutations) {
                if (lost.containsKey(probe.name()) || off()) {
                    return;
                }
                WorkerProcess.Reply reply = worker.ask(
                        FinalModels.request(SignalJob.NAME).put("permutation", permutation),
                        this::off,
                        (done, total) -> {});
                switch (reply) {
                    case WorkerProcess.Reply.Done(var values, long _) ->
                        evidence.property(
                                key(probe, permutation),
                                Double.toString(values.path("score").asDouble()));
                    case WorkerProcess.Reply.Broken(String reason) -> lost.put(probe.name(), reason);
                    case WorkerProcess.Reply.Unavailable(String reason) -> lost.put(probe.name(), reason);
                    case WorkerProcess.Reply.CalledOff() -> {
                        return;
                    }
                }
            }
        }
    }

    private SignalResult result(PermutationTest test, Metric metric, List<String> learners) {
        if (test.blind()) {
            return SignalResult.none("Whether there is any signal could not be tested: " + rows.permuted()
                    + ", which changes no score.");
        }
        double sign = metric.higherIsBetter() ? 1 : -1;
        String within = course.plan().group() == null ? "" : " within groups";
        String p = String.format(Locale.ROOT, "p = %.2f", test.p());
        String of = (test.reached() == 0 ? "none" : test.reached()) + " of "
                + test.permuted().size()
                + " scores with permuted targets " + (test.reached() > 1 ? "are" : "is")
                + " as good as that with the true ones (" + p + ").";
        String sentence =
                (test.p() > VerdictSettings.NO_SIGNAL ? "No signal is shown" : "There is signal") + within + ": " + of
                        + (within.isEmpty()
                                ? ""
                                : " What differs between groups is not tested, so the verdict does not count this.");
        return new SignalResult(
                true,
                test.p(),
                test.permuted().size(),
                rows.permuted(),
                metric.title(),
                learners,
                rows.sample().length,
                sign * test.observed(),
                test.permuted().stream().map(score -> sign * score).toList(),
                sentence);
    }
}
