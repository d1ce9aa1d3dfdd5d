package ockham.benchmarks.future;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import ockham.api.Family;
import ockham.study.report.ContenderResult;
import ockham.study.report.StudyRecord;

/**
 * What a study's answer brought on rows that came later, beside what other ways to choose would have brought. Money is net over the
 * horizon, in thousands.
 *
 * @param worth true worth by contender; empty where the study was blocked
 */
record Realised(String table, StudyRecord record, Optional<Map<String, Double>> worth) {
    static Realised blocked(String table, StudyRecord record) {
        return new Realised(table, record, Optional.empty());
    }

    String line() {
        if (worth.isEmpty()) {
            return "| " + table + " | blocked | | | | | | | | |";
        }
        return "| " + table + " | " + record.verdict() + " | " + used() + " | " + thousands(best()) + " | "
                + thousands(answer()) + " | " + thousands(nothing()) + " | " + shown(boosting()) + " | "
                + shown(net()) + " | " + shown(bestMean()) + " | " + kept() + " of " + modelled() + " |";
    }

    /**
     * The sums of all that were not blocked: what is lost against the best there is, by each way to choose over the tables where
     * there was something for it to choose.
     */
    static String sum(List<Realised> all) {
        List<Realised> run = all.stream().filter(r -> r.worth.isPresent()).toList();
        StringBuilder line = new StringBuilder("| all, lost | | | " + thousands(total(run, Realised::best)));
        for (Function<Realised, Optional<Double>> way : List.<Function<Realised, Optional<Double>>>of(
                r -> Optional.of(r.answer()),
                r -> Optional.of(r.nothing()),
                Realised::boosting,
                Realised::net,
                Realised::bestMean)) {
            List<Realised> able =
                    run.stream().filter(r -> way.apply(r).isPresent()).toList();
            double most = total(able, Realised::best);
            double lost = most - total(able, r -> way.apply(r).orElseThrow());
            line.append(String.format(Locale.ROOT, " | %s (%.1f %%)", thousands(lost), 100 * lost / most))
                    .append(able.size() < run.size() ? " on " + able.size() + " of " + run.size() : "");
        }
        return line.append(" | ")
                .append(all.stream().mapToLong(Realised::kept).sum())
                .append(" of ")
                .append(all.stream().mapToLong(Realised::modelled).sum())
                .append(" |")
                .toString();
    }

    private static double total(List<Realised> all, ToDoubleFunction<Realised> of) {
        return all.stream().mapToDouble(of).sum();
    }

    private Map<String, Double> known() {
        return worth.orElseThrow();
    }

    private double worthOf(String contender) {
        return Objects.requireNonNull(known().get(contender), contender);
    }

    private String used() {
        return record.winner() == null ? noModel().name() : record.winner().candidate();
    }

    private double best() {
        return known().values().stream().mapToDouble(v -> v).max().orElseThrow();
    }

    private double answer() {
        return worthOf(used());
    }

    private double nothing() {
        return worthOf(noModel().name());
    }

    private Optional<Double> boosting() {
        return chosen(c -> c.name().equals("lightgbm"));
    }

    private Optional<Double> net() {
        return chosen(c -> c.family() == Family.DEEP);
    }

    private Optional<Double> bestMean() {
        return chosen(c -> true);
    }

    private ContenderResult noModel() {
        return apparent(c -> !c.candidate()).orElseThrow();
    }

    private Optional<Double> chosen(Predicate<ContenderResult> among) {
        return apparent(among).map(c -> worthOf(c.name()));
    }

    private Optional<ContenderResult> apparent(Predicate<ContenderResult> among) {
        return Objects.requireNonNull(record.money()).contenders().stream()
                .filter(c -> known().containsKey(c.name()))
                .filter(among)
                .max(Comparator.comparingDouble(c -> c.net().mean()));
    }

    private Stream<ContenderResult> judged() {
        return worth.isEmpty()
                ? Stream.empty()
                : Objects.requireNonNull(record.money()).contenders().stream()
                        .filter(c -> c.candidate() && known().containsKey(c.name()));
    }

    /** Models whose true worth lies in the 90 % interval of their net value. */
    private long kept() {
        return judged().filter(c -> c.net().low() <= worthOf(c.name())
                        && worthOf(c.name()) <= c.net().high())
                .count();
    }

    private long modelled() {
        return judged().count();
    }

    private static String shown(Optional<Double> money) {
        return money.map(Realised::thousands).orElse("none");
    }

    private static String thousands(double money) {
        return String.format(Locale.ROOT, "%.0f k", money / 1000);
    }
}
