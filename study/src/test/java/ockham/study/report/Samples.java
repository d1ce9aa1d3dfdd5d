package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.compare.Estimate;
import ockham.study.report.SampleWorld.Entrant;
import org.jspecify.annotations.Nullable;

/** Studies of every kind of answer. */
final class Samples {
    private static final int DRAWS = 2000;

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                classical(),
                deep(),
                doNotBuild(),
                collect(),
                blocked(),
                multiclass(),
                regression(),
                sixty(),
                hostile());
    }

    static Map<String, Sample> named() {
        Map<String, Sample> named = new TreeMap<>();
        named.put("classical", classical());
        named.put("deep", deep());
        named.put("nothing", doNotBuild());
        named.put("collect", collect());
        named.put("blocked", blocked());
        named.put("multiclass", multiclass());
        named.put("regression", regression());
        named.put("sixty", sixty());
        named.put("hostile", hostile());
        return named;
    }

    static Sample named(String name) {
        return Objects.requireNonNull(named().get(name), name);
    }

    static Sample classical() {
        return new Draft(business(2.275, 2.30, 2.25, 0.06), "classical", 1).sample();
    }

    static Sample deep() {
        return new Draft(business(2.1, 2.2, 3.15, 0.08), "deep", 2).sample();
    }

    static Sample doNotBuild() {
        return new Draft(business(0.02, 0.03, 0.01, 0.03), "do not build", 0).sample();
    }

    static Sample collect() {
        SampleWorld world = business(2.1, 2.2, 2.45, 0.35);
        world.more = new PageDraws.MoreRows(SampleWorld.ROWS, 50_000, 0.5, 0);
        return new Draft(world, "collect", 1).sample();
    }

    static Sample blocked() {
        return new Draft(business(2.275, 2.30, 2.25, 0.06), "blocked", -1).sample();
    }

    static Sample multiclass() {
        List<Entrant> entrants = List.of(
                entrant("nothing", Family.NOTHING, 0, 0.0408, 0, 0, "nothing to explain"),
                entrant("logistic", Family.LINEAR, 1, 0.7731, 0.002, 0.03, "416 coefficients"),
                entrant("LightGBM", Family.BOOSTING, 2, 0.9662, 0.0012, 0.4, "5,200 trees"),
                entrant("XGBoost", Family.BOOSTING, 3, 0.9641, 0.0012, 0.5, "7,800 trees"),
                entrant("net (RealMLP)", Family.DEEP, 4, 0.9671, 0.0014, 0.9, "144,000 weights"));
        SampleWorld world = new SampleWorld(entrants, 0.002, metricPlan(0.005, 3.0), false, DRAWS);
        return new Draft(world, "classical", 1).metric("accuracy", true).sample();
    }

    static Sample regression() {
        List<Entrant> entrants = List.of(
                entrant("nothing", Family.NOTHING, 0, -1.154, 0, 0, "nothing to explain"),
                entrant("ridge", Family.LINEAR, 1, -0.724, 0.006, 0.02, "9 coefficients"),
                entrant("LightGBM", Family.BOOSTING, 2, -0.447, 0.004, 0.3, "640 trees"),
                entrant("net (RealMLP)", Family.DEEP, 4, -0.502, 0.006, 0.8, "134,000 weights"));
        SampleWorld world = new SampleWorld(entrants, 0.008, metricPlan(0.01, null), false, DRAWS);
        return new Draft(world, "classical", 1).metric("RMSE", false).sample();
    }

    static Sample sixty() {
        List<Entrant> entrants =
                new ArrayList<>(business(2.275, 2.30, 2.25, 0.06).entrants.subList(0, 2));
        Family[] families = {Family.LINEAR, Family.SVM, Family.FOREST, Family.BOOSTING, Family.DEEP};
        for (int i = 0; i < 58; i++) {
            Family family = families[i * families.length / 58];
            double worth = 1.9 + 0.4 * Math.abs(Math.sin(i * 1.7));
            entrants.add(new Entrant(
                    family.label() + " " + (i + 1),
                    family,
                    2 + i,
                    worth,
                    0.06,
                    0.8 + worth / 50,
                    0.1 * i,
                    i + " trees"));
        }
        return new Draft(new SampleWorld(entrants, 0.12, plan(), true, DRAWS), "classical", 1).sample();
    }

    static Sample hostile() {
        String script = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>";
        List<Entrant> entrants = List.of(
                entrant("nothing", Family.NOTHING, 0, 0, 0, 0, ""),
                entrant(script, Family.LINEAR, 1, 2.2, 0.06, 0.1, script),
                entrant("عقد شهري \u202eabc <!-- {{data}}", Family.BOOSTING, 2, 2.1, 0.06, 0.2, "𝕬 trees 日本語"),
                entrant("x".repeat(400), Family.DEEP, 3, 2.0, 0.06, 0.3, "\"quoted\" & 'quoted'"));
        SampleWorld world = new SampleWorld(entrants, 0.12, plan(), true, 500);
        return new Draft(world, "classical", 1)
                .columns(List.of(script, "顧客番号", "ת".repeat(200), "{{script}}\u2028"))
                .sample();
    }

    static SampleWorld business(double logistic, double boosting, double net, double noise) {
        List<Entrant> entrants = List.of(
                new Entrant("nothing", Family.NOTHING, 0, 0, 0, 0.5, 0, "nothing to explain"),
                new Entrant("today's rule", Family.RULE, 0, Math.min(1.2, logistic * 0.6), noise, 0.71, 0, "1 column"),
                new Entrant("logistic", Family.LINEAR, 1, logistic, noise, 0.8483, 0.021, "12 columns, signs"),
                new Entrant("LightGBM", Family.BOOSTING, 3, boosting, noise, 0.8511, 0.42, "412 trees"),
                new Entrant("XGBoost", Family.BOOSTING, 4, boosting - 0.03, noise, 0.8498, 0.51, "388 trees"),
                new Entrant("net (RealMLP)", Family.DEEP, 6, net, noise * 1.2, 0.8462, 0.93, "212,000 weights"));
        return new SampleWorld(entrants, 0.12, plan(), true, DRAWS);
    }

    private static Entrant entrant(
            String name, Family family, int rung, double worth, double noise, double p99, String size) {
        return new Entrant(name, family, rung, worth, noise, Math.abs(worth), p99, size);
    }

    private static PageDraws.Plan plan() {
        double peak = 200_000 / (365.0 * 24 * 3600) * 10;
        return new PageDraws.Plan(
                200_000, 3, 0.08, 700, 480, peak, false, 1, 10_000, SampleWorld.ALPHA, 0, Double.NaN, 50.0);
    }

    private static PageDraws.Plan metricPlan(double worthwhile, @Nullable Double limit) {
        return new PageDraws.Plan(1, 1, 0, 0, 0, 0, false, 0, worthwhile, SampleWorld.ALPHA, 0, Double.NaN, limit);
    }

    /** Fills a record from a world. */
    private static final class Draft {
        private final SampleWorld world;
        private final String verdict;
        private final int winner;
        private String metric = "AUC";
        private boolean higher = true;
        private List<String> columns =
                List.of("Contract", "tenure", "MonthlyCharges", "InternetService", "PaymentMethod");

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
                    new MetricResult(
                            metric, higher, best == null ? null : score(best), world.money() ? Double.NaN : 0.005),
                    world.money() ? money() : null,
                    comparisons(),
                    breakEvens(),
                    null,
                    candidates(),
                    findings(),
                    data(),
                    best == null ? null : explanation(best),
                    List.of("RealMLP ran in its small version."),
                    provenance(),
                    measured());
            return new Sample(study, world.draws());
        }

        private static @Nullable String archive(Entrant best) {
            return best.rung() == 0 ? null : "models/" + best.family().label() + ".ockham";
        }

        private double probability() {
            return world.decision().probability();
        }

        private String sentence(@Nullable Entrant best) {
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
                return "Do not build: keep " + best.name()
                        + ". No model earns its cost back at 200,000 decisions a year.";
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

        private Estimate score(Entrant e) {
            double half = e.rung() == 0 ? 0.006 : Math.max(0.004, e.noise());
            return new Estimate(e.metric(), e.metric() - half, e.metric() + half);
        }

        private MoneyResult money() {
            List<ContenderResult> contenders = new ArrayList<>();
            for (int c = 0; c < world.entrants.size(); c++) {
                contenders.add(contender(c));
            }
            PageDraws.Plan plan = world.plan;
            int classical = world.best(1);
            int deep = world.best(2);
            List<MoneyResult.SideSwing> sides =
                    List.of(swing("no model", world.best(0)), swing("classical", classical), swing("deep", deep));
            return new MoneyResult(
                    "EUR",
                    "Call the customer with an offer",
                    "doing nothing",
                    plan.volume(),
                    plan.years(),
                    plan.discount(),
                    world.annuity(),
                    plan.worthActingOn(),
                    plan.worthActingOn() * world.annuity(),
                    plan.dayRate(),
                    plan.p99LimitMs(),
                    contenders,
                    List.of(new MoneyResult.InputResult("volume", 160_000, 200_000, 240_000, "decisions a year")),
                    List.of(new MoneyResult.SwingResult("volume", 187_000, 213_000, sides)));
        }

        private MoneyResult.SideSwing swing(String side, int c) {
            double net = world.net(c, -1);
            double build = world.buildDays(c) * world.plan.dayRate();
            return new MoneyResult.SideSwing(side, (net + build) * 0.935 - build, (net + build) * 1.065 - build);
        }

        private ContenderResult contender(int c) {
            Entrant e = world.entrants.get(c);
            double[] worth = new double[DRAWS];
            for (int d = 0; d < worth.length; d++) {
                worth[d] = world.value[d % world.value.length][c];
            }
            boolean model = e.rung() > 0;
            double upkeep = world.upkeepDays(c) * world.plan.dayRate();
            ContenderResult.CostResult costs = !model
                    ? ContenderResult.CostResult.NONE
                    : new ContenderResult.CostResult(
                            world.buildDays(c),
                            world.buildDays(c) * world.plan.dayRate(),
                            world.upkeepDays(c),
                            upkeep,
                            1,
                            world.serversPerYear(c),
                            0);
            return new ContenderResult(
                    e.name(),
                    e.family(),
                    model,
                    world.allowed(c) ? null : "slower than 50 ms",
                    e.worth() * SampleWorld.ROWS,
                    SampleWorld.ROWS,
                    SampleWorld.estimate(e.worth(), worth),
                    world.netEstimate(c),
                    costs,
                    model ? 1 : 0,
                    List.of(
                            new ContenderResult.ActionShare("act", 0.31),
                            new ContenderResult.ActionShare("wait", 0.69)),
                    arithmetic(c, costs));
        }

        private List<ArithmeticLine> arithmetic(int c, ContenderResult.CostResult costs) {
            Entrant e = world.entrants.get(c);
            double year = e.worth() * world.plan.volume();
            List<ArithmeticLine> lines = new ArrayList<>();
            lines.add(line(
                    "value per decision",
                    "%.3f EUR",
                    e.worth(),
                    String.format(
                            Locale.ROOT, "%,.0f EUR out of fold / 7,043 decisions", e.worth() * SampleWorld.ROWS)));
            lines.add(line("decisions a year", "%,.0f", year, String.format(Locale.ROOT, "%.3f x 200,000", e.worth())));
            lines.add(line(
                    "3 years at 8 %",
                    "%,.0f", year * world.annuity(), String.format(Locale.ROOT, "%,.0f x 2.577", year)));
            if (costs.perYear() > 0) {
                lines.add(line(
                        "upkeep, servers",
                        "%,.0f",
                        -costs.perYear() * world.annuity(),
                        String.format(
                                Locale.ROOT, "(%.0f days x 700 + 1 server x 12 x 40) x 2.577", costs.upkeepDays())));
                lines.add(line(
                        "building",
                        "%,.0f",
                        -costs.build(),
                        String.format(Locale.ROOT, "%.0f days x 700", costs.buildDays())));
            }
            lines.add(line("net", "%,.0f EUR", world.net(c, -1), "against doing nothing"));
            return lines;
        }

        private static ArithmeticLine line(String label, String form, double amount, String how) {
            return new ArithmeticLine(label, String.format(Locale.ROOT, form, amount), how);
        }

        private List<Comparison> comparisons() {
            int none = world.best(0);
            int classical = world.best(1);
            int deep = world.best(2);
            double delta = world.plan.worthActingOn() * world.annuity();
            return List.of(
                    comparison("classical", "no model", classical, none, delta),
                    comparison("deep", "no model", deep, none, delta),
                    comparison("deep", "classical", deep, classical, delta));
        }

        private Comparison comparison(String side, String against, int a, int b, double delta) {
            return new Comparison(
                    side, against, world.difference(a, b), world.share(a, b, 0), world.share(a, b, delta));
        }

        private List<BreakEvenResult> breakEvens() {
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
                    List.of(line("extra cost a year", "%,.0f EUR", extra, "6,300 + building 14,000 / 2.577"))));
        }

        private List<CandidateResult> candidates() {
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
            all.add(lost(
                    "FT-Transformer", Family.DEEP, CandidateResult.Outcome.FAILED, "out of memory at 6 GB in fold 3"));
            return all;
        }

        private static CandidateResult lost(String name, Family family, CandidateResult.Outcome outcome, String why) {
            return new CandidateResult(name, family, 9, outcome, why, null, null, null, "", 0, new TreeMap<>(), 0);
        }

        private List<Finding> findings() {
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

        private DataResult data() {
            List<DataResult.ClassShare> shares = higher && !metric.equals("accuracy")
                    ? List.of(
                            new DataResult.ClassShare("No", 5174, 5174 / 7043.0),
                            new DataResult.ClassShare("Yes", 1869, 1869 / 7043.0))
                    : List.of();
            return new DataResult(
                    "customers.csv",
                    "CSV, comma, UTF-8",
                    7043,
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

        private Explanation explanation(Entrant best) {
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

        private static Provenance provenance() {
            return new Provenance(
                    "sha256 1f0c8a7be4d0c7a5",
                    7,
                    "standard",
                    "ockham run customers.csv --target Churn --case churn.yaml --seed 7",
                    new TreeMap<>(Map.of("ockham", "0.1.0", "jdk", "25", "lightgbm", "4.3.0", "libtorch", "2.10.0")),
                    new TreeMap<>(Map.of("folds", "10", "repeats", "2")));
        }

        private Measured measured() {
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
                                    5)));
                }
            }
            return new Measured("2 cores, 8 GB, Linux", "2026-01-01T00:00:00Z", 141, meters);
        }
    }
}
