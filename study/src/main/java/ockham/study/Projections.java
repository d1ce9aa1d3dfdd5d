package ockham.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ockham.api.Family;
import ockham.score.Seeds;
import ockham.study.curve.LearningCurve;
import ockham.study.curve.Projection;
import ockham.study.verdict.Gains;
import org.jspecify.annotations.Nullable;

/** What the learning curves of the sides foretell. */
public final class Projections {
    private final int now;
    private final Map<Family.Side, Seen> seen = new EnumMap<>(Family.Side.class);
    private final Map<Family.Side, Projection> projections = new EnumMap<>(Family.Side.class);

    /**
     * The curve of a side.
     *
     * @param candidate whose it is
     * @param curve null where none could be measured
     * @param repeats of one only the rows tested are known to vary, not the fit: it is shown, and moves no verdict
     */
    public record Seen(
            Family.Side side, String candidate, @Nullable LearningCurve curve, int repeats) {}

    /**
     * Projects curves.
     *
     * @param now rows that final models learn from
     */
    public Projections(List<Seen> curves, int now, long seed) {
        this.now = now;
        for (Seen one : curves) {
            seen.put(one.side(), one);
            if (one.curve() != null && one.curve().monotone()) {
                projections.put(one.side(), Projection.of(one.curve(), Seeds.of(seed, "curve", one.candidate())));
            }
        }
    }

    static Projections of(Curves.Measured measured, int now, long seed) {
        List<Seen> curves = new ArrayList<>();
        for (Curves.Side side : measured.sides()) {
            int repeats = side.scores().length;
            LearningCurve curve = side.problem() != null
                    ? null
                    : repeats > 1
                            ? LearningCurve.of(side.rows(), side.scores())
                            : LearningCurve.of(side.rows(), side.scores()[0], side.error());
            curves.add(new Seen(side.side(), side.candidate().name(), curve, repeats));
        }
        return new Projections(curves, now, seed);
    }

    /** Rows that final models learn from. */
    int now() {
        return now;
    }

    @Nullable
    LearningCurve curve(Family.Side side) {
        Seen one = seen.get(side);
        return one == null ? null : one.curve();
    }

    @Nullable
    Projection projection(Family.Side side) {
        return projections.get(side);
    }

    Set<Family.Side> sides() {
        return projections.keySet();
    }

    /** What may move a verdict. */
    private Optional<Projection> counted(Family.Side side) {
        Seen one = seen.get(side);
        return one == null || one.repeats() < 2 ? Optional.empty() : Optional.ofNullable(projections.get(side));
    }

    /**
     * What the models that were tested gain by learning from all rows, shrunk as differences are. All sides are credited with the
     * smallest gain: a curve is of the simplest candidate that is as good as its side's best, not of whoever stands for the side, and what
     * it says of one side more than of the other must not decide between them. Where the curve of one tells nothing neither is credited.
     *
     * @param worthwhile smallest gain that matters, in the unit of the curves
     */
    public double learnt(double worthwhile) {
        return seen.keySet().stream()
                .mapToDouble(side -> learnt(side, worthwhile))
                .min()
                .orElse(0);
    }

    private double learnt(Family.Side side, double worthwhile) {
        return counted(side)
                .map(p -> Gains.shrunk(p.mean(now) - p.mean(p.last()), p.gainError(p.last(), now), worthwhile))
                .orElse(0.0);
    }

    /**
     * What the model of a side gains in net value by more rows than now, shrunk as differences are; beyond the projection's limit
     * no more than at it.
     *
     * @param annuity net value of one a year
     * @param delta smallest net value that matters
     */
    public Gains gains(double annuity, double delta) {
        return (side, rows) -> counted(side == 1 ? Family.Side.CLASSICAL : Family.Side.DEEP)
                .map(p -> {
                    double to = Math.min(p.limit(), (double) now + rows);
                    return Gains.shrunk(annuity * (p.mean(to) - p.mean(now)), annuity * p.gainError(now, to), delta);
                })
                .orElse(0.0);
    }
}
