package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.compare.Estimate;
import ockham.study.compare.Reliability;
import ockham.study.report.SampleWorld.Entrant;
import org.jspecify.annotations.Nullable;

/** Fills a record from a world. */
final class Draft {
    final SampleWorld world;
    final String verdict;
    final int winner;
    String metric = "AUC";
    boolean higher = true;
    List<String> columns = List.of("Contract", "tenure", "MonthlyCharges", "InternetService", "PaymentMethod");

    Draft(SampleWorld world, String verdict, int side) {
        this.world = world;
        this.verdict = verdict;
        this.winner = side < 0 ? -1 : world.razor(side);
    }

    Draft metric(String name, boolean higherIsBetter) {
        metric = name;
        higher = higherIsBetter;
        return this;
    }

    Draft columns(List<String> names) {
        columns = names;
        return this;
    }

    Sample sample() {
        Entrant best = winner < 0 ? null : world.entrants.get(winner);
        StudyRecord study = new StudyRecord(
                "0.1.0",
                verdict,
                sentence(best),
                best == null || verdict.equals("do not build")
                        ? null
                        : new Winner(best.name(), best.family(), archive(best)),
                winner < 0 ? Double.NaN : probability(),
                List.of("Every candidate was measured on the same folds, on rows it had not seen."),
                new MetricResult(metric, higher, best == null ? null : score(best), world.money() ? Double.NaN : 0.005),
                world.money() ? new DraftMoney(world).money() : null,
                comparisons(),
                breakEvens(),
                null,
                candidates(),
                challengers(),
                findings(),
                data(),
                null,
                best == null || !world.money() ? null : reliability(best),
                best == null ? null : explanation(best),
                DraftScorecard.of(this, best),
                DraftHarm.of(this, best),
                best == null ? FeatureWorth.none("It was not measured: the study is blocked.") : DraftFeatures.of(this),
                signal(),
                winner < 0 ? LearningCurves.none("It was not measured: the study is blocked.") : DraftCurves.of(this),
                List.of("RealMLP ran in its small version."),
                provenance(),
                measured());
        return new Sample(study, world.draws());
    }

    /** Permuted targets that give about what the true ones give. */
    private SignalResult signal() {
        if (winner < 0) {
            return SignalResult.none("Whether there is any signal was not tested: the study is blocked.");
        }
        List<Double> scores = java.util.stream.IntStream.range(0, 19)
                .mapToObj(i -> 0.48 + 0.003 * i)
                .toList();
        return new SignalResult(
                true,
                0.2,
                19,
                "rows",
                "AUC",
                List.of("logistic", "lightgbm"),
                2_000,
                0.525,
                scores,
                "No signal is shown.");
    }

    static @Nullable String archive(Entrant best) {
        return best.rung() == 0 ? null : "models/" + best.family().label() + ".ockham";
    }

    double probability() {
        return world.decision().probability();
    }

    String sentence(@Nullable Entrant best) {
        if (verdict.equals("blocked") || best == null) {
            return "The column churn_reason is filled in after the customer has left: no score of this study can"
                    + " be believed until it is dropped or vouched for.";
        }
        if (!world.money()) {
            return String.format(
                    Locale.ROOT,
                    "Use %s: %s %.4f out of fold. The step up to the deep side is too small to matter.",
                    best.name(),
                    metric,
                    best.metric());
        }
        if (verdict.equals("do not build")) {
            return "Do not build: keep " + best.name() + ". No model earns its cost back at 200,000 decisions a year.";
        }
        if (verdict.equals("collect")) {
            return "Collect 20,000 more rows before choosing. Until they are there, use " + best.name()
                    + ", which already pays.";
        }
        return String.format(
                Locale.ROOT,
                "%s: %s. It is worth %.2f M EUR more than doing nothing over 3 years, after its own costs, and "
                        + "%.2f M more than today's rule.",
                verdict.equals("deep") ? "Deep" : "Classical",
                best.name(),
                world.net(winner, -1) / 1e6,
                (world.net(winner, -1) - world.net(world.best(0), -1)) / 1e6);
    }

    Estimate score(Entrant e) {
        double half = e.rung() == 0 ? 0.006 : Math.max(0.004, e.noise());
        return new Estimate(e.metric(), e.metric() - half, e.metric() + half);
    }

    List<Comparison> comparisons() {
        int none = world.best(0);
        int classical = world.best(1);
        int deep = world.best(2);
        double delta = world.plan.worthActingOn() * world.annuity();
        return List.of(
                comparison("classical", "no model", classical, none, delta),
                comparison("deep", "no model", deep, none, delta),
                comparison("deep", "classical", deep, classical, delta));
    }

    Comparison comparison(String side, String against, int a, int b, double delta) {
        return new Comparison(side, against, world.difference(a, b), world.share(a, b, 0), world.share(a, b, delta));
    }

    List<BreakEvenResult> breakEvens() {
        Entrant deep = world.entrants.get(world.best(2));
        Entrant classical = world.entrants.get(world.best(1));
        double gain = deep.worth() - classical.worth();
        if (!world.money()) {
            return List.of(new BreakEvenResult(
                    "metric",
                    gain,
                    "Deep pays only if " + String.format(Locale.ROOT, "%.4f", Math.max(gain, 0)) + " of " + metric
                            + " is worth its extra building and upkeep.",
                    List.of()));
        }
        double extra = 9 * 700 + 20 * 700 / world.annuity();
        double volume = gain > 0 ? extra / gain : Double.NaN;
        String sentence = gain > 0
                ? String.format(
                        Locale.ROOT,
                        "%s pays against %s from %,.0f decisions a year (now 200,000).",
                        deep.name(),
                        classical.name(),
                        volume)
                : deep.name() + " never pays against " + classical.name() + ", at any volume.";
        return List.of(new BreakEvenResult(
                "volume at which deep pays",
                volume,
                sentence,
                List.of(DraftMoney.line("extra cost a year", "%,.0f EUR", extra, "6,300 + building 14,000 / 2.577"))));
    }

    List<CandidateResult> candidates() {
        List<CandidateResult> all = new ArrayList<>();
        for (int c = 0; c < world.entrants.size(); c++) {
            Entrant e = world.entrants.get(c);
            all.add(new CandidateResult(
                    e.name(),
                    e.family(),
                    e.rung(),
                    CandidateResult.Outcome.SCORED,
                    null,
                    score(e),
                    world.money() ? world.netEstimate(c) : null,
                    c == winner || winner < 0 ? null : world.difference(c, winner),
                    e.size(),
                    212_000,
                    new TreeMap<>(e.rung() == 0 ? Map.of() : Map.of("rate", "0.04", "leaves", "50")),
                    e.rung() == 0 ? 0 : 16));
        }
        all.add(lost(
                "kernel SVM",
                Family.SVM,
                CandidateResult.Outcome.SKIPPED,
                "over the 60 s ceiling of training at 7,043 rows"));
        all.add(lost("FT-Transformer", Family.DEEP, CandidateResult.Outcome.FAILED, "out of memory at 6 GB in fold 3"));
        return all;
    }

    List<ChallengerResult> challengers() {
        List<ChallengerResult> all = new ArrayList<>();
        for (int c = 0; c < world.entrants.size(); c++) {
            if (world.entrants.get(c).family() == Family.CHALLENGER && winner >= 0) {
                String name = world.entrants.get(c).name();
                Estimate difference = world.difference(c, winner);
                all.add(new ChallengerResult(
                        name,
                        "cmd: python3 train.py {train} {test} {out}",
                        "0123456789abcdef",
                        world.entrants.get(winner).name(),
                        difference,
                        difference.times(1 / world.annuity()),
                        world.share(c, winner, 0),
                        false,
                        null,
                        "Your model " + name + " is worth less than the chosen; chance that it is worth more: 9 %.",
                        List.of("The case says nothing of what it costs.")));
            }
        }
        if (!all.isEmpty()) {
            all.add(new ChallengerResult(
                    "<b>broken</b>",
                    "http://127.0.0.1/</script><script>window.hacked=1</script>",
                    "fedcba9876543210",
                    null,
                    null,
                    null,
                    Double.NaN,
                    false,
                    null,
                    "Your model <b>broken</b> was not scored: <img src=x onerror=window.hacked=1>",
                    List.of()));
        }
        return all;
    }

    static CandidateResult lost(String name, Family family, CandidateResult.Outcome outcome, String why) {
        return new CandidateResult(name, family, 9, outcome, why, null, null, null, "", 0, new TreeMap<>(), 0);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (verdict.equals("blocked")) {
            findings.add(new Finding(
                    "leak",
                    Severity.BLOCKS,
                    List.of("churn_reason"),
                    "alone it foretells the target with AUC 1.000, and it is filled in for 1,869 of 1,869 \"Yes\""
                            + " and 0 of 5,174 \"No\"",
                    "drop it with --drop churn_reason, or vouch for it with --trust churn_reason"));
        }
        findings.add(new Finding(
                "type",
                Severity.WARNS,
                List.of("TotalCharges"),
                "11 rows hold a single blank (rows 489, 754, 937 and 8 more)",
                "read as missing"));
        findings.add(new Finding(
                "id",
                Severity.INFORMS,
                List.of("customerID"),
                "7,043 different values in 7,043 rows",
                "left out of every model"));
        findings.add(new Finding(
                "checked", Severity.INFORMS, columns, "no column foretells the target by itself", "nothing to do"));
        return findings;
    }

    DataResult data() {
        List<DataResult.ClassShare> shares = higher && !metric.equals("accuracy")
                ? List.of(
                        new DataResult.ClassShare("No", 5174, 5174 / 7043.0),
                        new DataResult.ClassShare("Yes", 1869, 1869 / 7043.0))
                : List.of();
        return new DataResult(
                "customers.csv",
                "CSV, comma, UTF-8",
                7043,
                0,
                19,
                "Churn",
                shares.isEmpty() ? (higher ? "multiclass" : "number") : "binary",
                shares.isEmpty() ? null : "Yes",
                "stratified",
                10,
                2,
                shares,
                List.of("customerID"));
    }

    private static Reliability reliability(Entrant best) {
        List<Reliability.Bin> bins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double predicted = 0.05 + 0.09 * i;
            double observed = predicted + (i == 7 ? 0.06 : 0.004 * (i - 4));
            bins.add(new Reliability.Bin(700 + i, predicted, new Estimate(observed, observed - 0.02, observed + 0.02)));
        }
        return new Reliability(best.name(), 0.013, bins);
    }

    Explanation explanation(Entrant best) {
        List<Explanation.Importance> importance = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double loss = best.metric() * 0.09 / (1 + i * i);
            importance.add(new Explanation.Importance(columns.get(i), new Estimate(loss, loss * 0.8, loss * 1.25)));
        }
        return new Explanation(
                best.name(),
                metric,
                "Each column was shuffled 5 times on rows the model had not seen; the bar is what was lost.",
                importance);
    }

    static Provenance provenance() {
        return new Provenance(
                "sha256 1f0c8a7be4d0c7a5",
                7,
                "standard",
                "ockham run customers.csv --target Churn --case churn.yaml --seed 7",
                new TreeMap<>(Map.of("ockham", "0.1.0", "jdk", "25", "lightgbm", "4.3.0", "libtorch", "2.10.0")),
                new TreeMap<>(Map.of("folds", "10", "repeats", "2")));
    }

    Measured measured() {
        List<Measured.Meter> meters = new ArrayList<>();
        for (Entrant e : world.entrants) {
            if (e.rung() > 0) {
                double p99 = e.p99Ms() * 1000;
                meters.add(new Measured.Meter(
                        e.name(),
                        4 + p99 / 3,
                        new Footprint(
                                1.5,
                                p99 * 0.6,
                                p99,
                                p99 * 0.9,
                                p99 * 1.2,
                                1e6 / Math.max(p99, 1),
                                48_000 + 900 * (long) p99,
                                212_000,
                                310_000_000L,
                                5),
                        null));
            }
        }
        return new Measured("2 cores, 8 GB, Linux", "2026-01-01T00:00:00Z", 141, 150, 38.4, meters);
    }
}
