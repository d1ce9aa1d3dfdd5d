package ockham.benchmarks.worlds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Tables of what verdicts were worth, in Markdown. */
final class Report {
    private static final int DECILES = 10;

    private final Map<String, List<Result>> worlds = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    Report(List<Result> results) {
        for (Scene scene : Scene.all()) {
            List<Result> own =
                    results.stream().filter(r -> r.world().equals(scene.name())).toList();
            if (!own.isEmpty()) {
                worlds.put(scene.name(), own);
            }
        }
    }

    String text() {
        verdicts();
        regrets();
        intervals();
        chances();
        findings();
        return text.toString();
    }

    private void verdicts() {
        line(
                "world",
                "studies",
                "do not build",
                "classical",
                "deep",
                "collect",
                "blocked",
                "too close",
                "wrong `deep`");
        line("---", "---", "---", "---", "---", "---", "---", "---", "---");
        worlds.forEach((world, of) -> line(
                world,
                of.size(),
                share(of, r -> r.verdict().equals("do not build")),
                share(of, r -> r.verdict().equals("classical")),
                share(of, r -> r.verdict().equals("deep")),
                share(of, r -> r.verdict().equals("collect")),
                share(of, r -> r.verdict().equals("blocked")),
                share(of, Result::tooClose),
                share(of, Result::wrongDeep)));
    }

    private void regrets() {
        text.append('\n');
        line(
                "world",
                "best there is",
                "verdict",
                "always nothing",
                "always classical",
                "always net",
                "always LightGBM",
                "best mean");
        line("---", "---", "---", "---", "---", "---", "---", "---");
        worlds.forEach((world, of) -> line(
                world,
                thousands(mean(of, Result::oracle)),
                regret(of, Result::chosen),
                regret(of, Result::nothing),
                regret(of, Result::classical),
                regret(of, Result::deep),
                regret(of, Result::boosting),
                regret(of, Result::argmax)));
    }

    private void intervals() {
        text.append('\n');
        line("world", "interval", "holds the truth", "width, thousand", "mean minus truth, thousand");
        line("---", "---", "---", "---", "---");
        worlds.forEach((world, of) -> {
            Map<String, List<Result.Interval>> byName = new LinkedHashMap<>();
            of.forEach(r -> r.intervals()
                    .forEach(i -> byName.computeIfAbsent(i.of(), n -> new ArrayList<>())
                            .add(i)));
            byName.forEach((name, all) -> line(
                    world,
                    name,
                    share(all, Result.Interval::holds) + " of " + all.size(),
                    thousands(mean(all, i -> i.high() - i.low())),
                    thousands(mean(all, i -> i.mean() - i.truth()))));
        });
    }

    /** Where chances of nine in ten come true nine times in ten, they are to be believed. */
    private void chances() {
        text.append('\n');
        line("stated", "chance", "studies", "mean stated", "came true");
        line("---", "---", "---", "---", "---");
        Map<String, List<List<Result.Chance>>> byName = new LinkedHashMap<>();
        worlds.values()
                .forEach(of -> of.forEach(r -> r.chances()
                        .forEach(c -> byName.computeIfAbsent(c.of(), n -> {
                                    List<List<Result.Chance>> deciles = new ArrayList<>();
                                    for (int d = 0; d < DECILES; d++) {
                                        deciles.add(new ArrayList<>());
                                    }
                                    return deciles;
                                })
                                .get(Math.min(DECILES - 1, (int) (c.stated() * DECILES)))
                                .add(c))));
        byName.forEach((name, deciles) -> {
            for (int d = 0; d < DECILES; d++) {
                List<Result.Chance> all = deciles.get(d);
                if (!all.isEmpty()) {
                    line(
                            name,
                            10 * d + " to " + (10 * d + 10) + " %",
                            all.size(),
                            String.format(Locale.ROOT, "%.1f %%", 100 * mean(all, Result.Chance::stated)),
                            share(all, Result.Chance::holds));
                }
            }
        });
    }

    private void findings() {
        text.append('\n');
        line("world", "studies with a finding of the audit before the race that warns or blocks", "which");
        line("---", "---", "---");
        worlds.forEach((world, of) -> {
            Map<String, Integer> kinds = new TreeMap<>();
            of.forEach(r -> r.findings().stream().distinct().forEach(kind -> kinds.merge(kind, 1, Integer::sum)));
            line(world, share(of, r -> !r.findings().isEmpty()), kinds.isEmpty() ? "" : kinds);
        });
    }

    private static String regret(List<Result> of, ToDoubleFunction<Result> worth) {
        double lost = mean(of, r -> r.oracle() - worth.applyAsDouble(r));
        double most = mean(of, Result::oracle);
        return most > 0
                ? thousands(lost) + String.format(Locale.ROOT, " (%.1f %%)", 100 * lost / most)
                : thousands(lost);
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> value) {
        return of.stream().mapToDouble(value).average().orElseThrow();
    }

    private static <T> String share(List<T> of, Predicate<T> holds) {
        return String.format(
                Locale.ROOT, "%.1f %%", 100.0 * of.stream().filter(holds).count() / of.size());
    }

    private static String thousands(double money) {
        return String.format(Locale.ROOT, "%.1f k", money / 1000);
    }

    private void line(Object... cells) {
        text.append(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }
}
