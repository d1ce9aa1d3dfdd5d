package ockham.benchmarks.future;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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
                + thousands(answer()) + " | " + thousands(nothing()) + " | " + thousands(boosting()) + " | "
                + thousands(net()) + " | " + thousands(bestMean()) + " | " + kept() + " of " + modelled() + " |";
    }

    /** The sums of all that were not blocked, with what is lost against the best there is. */
    static String sum(List<Realised> all) {
        List<Realised> run = all.stream().filter(r -> r.worth.isPresent()).toList();
        double most = total(run, Realised::best);
        StringBuilder line = new StringBuilder("| all, lost | | | " + thousands(most));
        for (ToDoubleFunction<Realised> way : List.<ToDoubleFunction<Realised>>of(
                Realised::answer, Realised::nothing, Realised::boosting, Realised::net, Realised::bestMean)) {
            double lost = most - total(run, way);
            line.append(String.format(Locale.ROOT, " | %s (%.1f %%)", thousands(lost), 100 * lost / most));
        }
        return line.append(" | ")
                .append((int) total(run, Realised::kept))
                .append(" of ")
                .append((int) total(run, Realised::modelled))
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

    private double boosting() {
        return chosen(c -> c.name().equals("lightgbm"));
    }

    private double net() {
        return chosen(c -> c.family() == Family.DEEP);
    }

    private double bestMean() {
        return chosen(c -> true);
    }

    private ContenderResult noModel() {
        return apparent(c -> !c.candidate()).orElseThrow();
    }

    private double chosen(Predicate<ContenderResult> among) {
        return apparent(among).map(c -> worthOf(c.name())).orElse(0.0);
    }

    private Optional<ContenderResult> apparent(Predicate<ContenderResult> among) {
        return Objects.requireNonNull(record.money()).contenders().stream()
                .filter(c -> known().containsKey(c.name()))
                .filter(among)
                .max(Comparator.comparingDouble(c -> c.net().mean()));
    }

    /** Models whose true worth lies in the 90 % interval of their net value. */
    private double kept() {
        return Objects.requireNonNull(record.money()).contenders().stream()
                .filter(c -> c.candidate() && known().containsKey(c.name()))
                .filter(c -> c.net().low() <= worthOf(c.name())
                        && worthOf(c.name()) <= c.net().high())
                .count();
    }

    private double modelled() {
        return Objects.requireNonNull(record.money()).contenders().stream()
                .filter(c -> c.candidate() && known().containsKey(c.name()))
                .count();
    }

    private static String thousands(double money) {
        return String.format(Locale.ROOT, "%.0f k", money / 1000);
    }
}
