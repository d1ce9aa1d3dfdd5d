package ockham.study.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;

/**
 * Chooses within a side: the simplest contender whose paired difference from the best is within one standard error. Without
 * a model it is the best itself, for that is what models are compared with.
 */
final class Razor {
    /**
     * Without a case complexity has no price. The share of the smallest difference that matters which a simpler contender
     * may lack then, sure as the lack may be.
     */
    private static final double FREE = 0.2;

    private final Valuation valuation;

    Razor(Valuation valuation) {
        this.valuation = valuation;
    }

    /** The choice of a side. */
    record Choice(Contender simplest, Contender best, double difference, double se) {
        boolean simpler() {
            return !simplest.name().equals(best.name());
        }
    }

    Optional<Choice> choose(Family.Side side) {
        List<Contender> all = valuation.contenders();
        List<Integer> own = IntStream.range(0, all.size())
                .filter(c -> all.get(c).side() == side && all.get(c).excluded() == null)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(c -> all.get(c).rung())
                        .thenComparing(c -> all.get(c).name()))
                .toList();
        Optional<Integer> best = own.stream()
                .max(Comparator.comparingDouble((Integer c) -> all.get(c).net().mean())
                        .thenComparingInt(c -> -all.get(c).rung()));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        double free = valuation.money() ? 0 : FREE * valuation.delta();
        for (int c : own) {
            double difference =
                    all.get(best.get()).net().mean() - all.get(c).net().mean();
            double se = se(best.get(), c);
            if (side == Family.Side.NO_MODEL ? c == best.get() : difference <= Math.max(se, free)) {
                return Optional.of(new Choice(all.get(c), all.get(best.get()), difference, se));
            }
        }
        return Optional.empty();
    }

    private double se(int a, int b) {
        double[][] net = valuation.draws().net();
        double[] difference = new double[net.length];
        for (int d = 0; d < net.length; d++) {
            difference[d] = net[d][a] - net[d][b];
        }
        return Math.sqrt(Shrinkage.variance(difference));
    }
}
