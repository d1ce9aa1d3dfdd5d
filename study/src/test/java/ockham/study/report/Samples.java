package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.study.report.SampleWorld.Entrant;
import org.jspecify.annotations.Nullable;

/** Studies of every kind of answer. */
final class Samples {
    static final int DRAWS = 2000;

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                classical(),
                limited(),
                deep(),
                doNotBuild(),
                collect(),
                blocked(),
                multiclass(),
                regression(),
                sixty(),
                hostile(),
                challengers());
    }

    static Map<String, Sample> named() {
        Map<String, Sample> named = new TreeMap<>();
        named.put("classical", classical());
        named.put("limited", limited());
        named.put("deep", deep());
        named.put("nothing", doNotBuild());
        named.put("collect", collect());
        named.put("blocked", blocked());
        named.put("multiclass", multiclass());
        named.put("regression", regression());
        named.put("sixty", sixty());
        named.put("hostile", hostile());
        named.put("challengers", challengers());
        return named;
    }

    static Sample named(String name) {
        return Objects.requireNonNull(named().get(name), name);
    }

    static Sample classical() {
        return new Draft(business(2.275, 2.30, 2.25, 0.06), "classical", 1).sample();
    }

    /** Where not all that are worth it may be acted on. */
    static Sample limited() {
        SampleWorld world = business(2.275, 2.30, 2.25, 0.06);
        world.capacity = new MoneyResult.CapacityResult(0.1, 20_000, true);
        return new Draft(world, "classical", 1).sample();
    }

    /** With models of the user's own, of which one is better than all else: it is on no side and may not be chosen. */
    static Sample challengers() {
        SampleWorld without = business(2.275, 2.30, 2.25, 0.06);
        List<Entrant> entrants = new ArrayList<>(without.entrants);
        entrants.add(new Entrant("my net", Family.CHALLENGER, 7, 2.9, 0.06, 0.87, 0, ""));
        entrants.add(new Entrant("llm", Family.CHALLENGER, 8, 1.9, 0.06, 0.79, 140, ""));
        return new Draft(new SampleWorld(entrants, 0.12, plan(), true, DRAWS), "classical", 1).sample();
    }

    static Sample deep() {
        return new Draft(business(2.1, 2.2, 3.15, 0.08), "deep", 2).sample();
    }

    static Sample doNotBuild() {
        return new Draft(business(0.02, 0.03, 0.01, 0.03), "do not build", 0).sample();
    }

    static Sample collect() {
        SampleWorld world = business(2.1, 2.2, 2.45, 0.35);
        world.more = new PageDraws.MoreRows(SampleWorld.ROWS, 50_000, 0.5, 0, new double[0][]);
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

    static Entrant entrant(String name, Family family, int rung, double worth, double noise, double p99, String size) {
        return new Entrant(name, family, rung, worth, noise, Math.abs(worth), p99, size);
    }

    static PageDraws.Plan plan() {
        double peak = 200_000 / (365.0 * 24 * 3600) * 10;
        return new PageDraws.Plan(
                200_000, 3, 0.08, 700, 480, peak, false, 1, 10_000, SampleWorld.ALPHA, 0, Double.NaN, 50.0);
    }

    static PageDraws.Plan metricPlan(double worthwhile, @Nullable Double limit) {
        return new PageDraws.Plan(1, 1, 0, 0, 0, 0, false, 0, worthwhile, SampleWorld.ALPHA, 0, Double.NaN, limit);
    }
}
