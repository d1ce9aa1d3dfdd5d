package ockham.study.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Family;
import ockham.score.decide.QuantityRule;
import ockham.study.compare.Estimate;
import ockham.study.value.Amounts;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the user's challengers against the verdict. They have no part in it: it is about what the study has trained and can
 * hand over. What they are worth beside it is said all the same.
 */
public final class Standings {
    private final Valuation valuation;
    private final VerdictSettings settings;
    private final int chosen;
    private final double flattered;

    private Standings(Valuation valuation, VerdictSettings settings, int chosen, double flattered) {
        this.valuation = valuation;
        this.settings = settings;
        this.chosen = chosen;
        this.flattered = flattered;
    }

    /** Every challenger that was valued, in the order of the contenders; none where the study is blocked. */
    public static List<Standing> of(Valuation valuation, Verdict verdict, VerdictSettings settings) {
        @Nullable Decision decision = verdict.decision();
        if (decision == null) {
            return List.of();
        }
        List<Contender> all = valuation.contenders();
        int chosen = -1;
        List<Integer> challengers = new ArrayList<>();
        for (int c = 0; c < all.size(); c++) {
            if (all.get(c).name().equals(verdict.winner())) {
                chosen = c;
            }
            if (all.get(c).side() == Family.Side.OUTSIDE) {
                challengers.add(c);
            }
        }
        if (chosen < 0) {
            return List.of();
        }
        double flattered = valuation.draws().curse(decision.side()) * valuation.volume() * valuation.annuity();
        Standings standings = new Standings(valuation, settings, chosen, flattered);
        return challengers.stream().map(standings::standing).toList();
    }

    /** The verdict, its sentence telling of challengers that are ahead of everything of the study's own. */
    public static Verdict told(Verdict verdict, List<Standing> standings) {
        StringBuilder sentence = new StringBuilder(verdict.sentence());
        standings.stream()
                .filter(s -> !s.told().isEmpty())
                .forEach(s -> sentence.append(' ').append(s.told()));
        return new Verdict(
                verdict.kind(),
                verdict.winner(),
                verdict.probability(),
                sentence.toString(),
                verdict.reasons(),
                verdict.regrets(),
                verdict.rowsToCollect(),
                verdict.decision());
    }

    private Standing standing(int challenger) {
        Contender own = valuation.contenders().get(chosen);
        Contender other = valuation.contenders().get(challenger);
        double[] draws = Arrays.stream(valuation.draws().net())
                .mapToDouble(row -> row[challenger] - row[chosen])
                .toArray();
        double mean = other.net().mean() - own.net().mean();
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        Estimate difference =
                new Estimate(mean, QuantityRule.quantile(sorted, 0.05), QuantityRule.quantile(sorted, 0.95));
        double better = better(draws, Verdicts.cost(valuation, own) - Verdicts.cost(valuation, other));
        boolean ahead = valuation.contenders().stream()
                .filter(c -> c.side() != Family.Side.OUTSIDE && c.excluded() == null)
                .allMatch(c -> other.net().mean() > c.net().mean());
        boolean sure = ahead && better >= 1 - settings.alpha();
        return new Standing(
                other.name(),
                own.name(),
                difference,
                better,
                ahead,
                sure,
                other.excluded(),
                sentence(other, own, difference, better),
                ahead && other.excluded() == null ? told(other, own, difference, better, sure) : "");
    }

    private double better(double[] draws, double centre) {
        double[] shrunk = Shrinkage.shrink(draws, settings.tau(), valuation.delta(), centre);
        double count = 0;
        for (double d : shrunk) {
            count += d > 0 ? 1 : d == 0 ? 0.5 : 0;
        }
        return count / shrunk.length;
    }

    private String sentence(Contender other, Contender own, Estimate difference, double better) {
        String start = "Your model " + other.name() + " is " + amount(difference.mean()) + " than " + called(own)
                + (valuation.money() ? ", its own costs taken off" : "");
        String range = difference.low() == difference.high()
                ? ""
                : " (90 %: " + end(difference.low()) + " to " + end(difference.high()) + ")";
        String lead = difference.mean() < 0 && own.candidate() && -difference.mean() <= flattered
                ? " That lead is no more than what the best of several is flattered by."
                : "";
        String limit = other.excluded() == null ? "" : " It breaks a limit of the case: it " + other.excluded() + ".";
        return start + range + "; chance that it is " + (valuation.money() ? "worth more" : "better")
                + ", shrunk for luck as the verdict's are: " + Amounts.percent(better) + "." + lead + limit;
    }

    private String told(Contender other, Contender own, Estimate difference, double better, boolean sure) {
        String little = difference.mean() < valuation.delta() ? ", less than the smallest gain that matters" : "";
        String start = "your model " + other.name() + " is " + amount(difference.mean()) + " than " + called(own);
        return sure
                ? "But " + start + ", better than everything of the study's own (chance " + Amounts.percent(better)
                        + ")" + little + "."
                : "On average " + start + little + "; that may be luck, the chance that it is truly ahead is "
                        + Amounts.percent(better) + ".";
    }

    private static String called(Contender own) {
        return own.candidate()
                ? own.name()
                : own.name().equals("nothing") ? "going on without a model" : own.name() + ", without a model";
    }

    /** An end of a range, shorter than {@link #amount}. */
    private String end(double difference) {
        String size = Amounts.plain(Math.abs(valuation.money() ? difference / valuation.annuity() : difference));
        String words = valuation.money() ? " less" : " worse";
        return size + (difference < 0 ? words : valuation.money() ? " more" : " better");
    }

    /** {@code worth 12.3 k EUR a year less}, {@code 0.012 AUC better}. */
    private String amount(double difference) {
        if (!valuation.money()) {
            return Amounts.plain(Math.abs(difference)) + " " + valuation.unit()
                    + (difference < 0 ? " worse" : " better");
        }
        double yearly = difference / valuation.annuity();
        return "worth " + Amounts.shown(Math.abs(yearly), valuation.unit()) + " a year "
                + (difference < 0 ? "less" : "more");
    }
}
