package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ockham.api.Family;
import ockham.study.business.BusinessCase;
import ockham.study.compare.Estimate;
import ockham.study.curve.Crossing;
import ockham.study.curve.LearningCurve;
import ockham.study.curve.Projection;
import ockham.study.report.LearningCurves;
import ockham.study.report.LearningCurves.Finding;
import ockham.study.value.Amounts;
import ockham.study.value.Contender;
import ockham.study.value.Costs;
import ockham.study.value.Valuation;
import ockham.study.verdict.Decision;
import ockham.study.verdict.DecisionInputs;
import ockham.study.verdict.Gains;
import org.jspecify.annotations.Nullable;

/** Projects the measured curves, for the verdict and for people. */
final class CurvesResult {
    private static final int SHOWN = 24;
    private static final double SURE = 0.5;

    private final StudyCourse course;
    private final Curves.Measured measured;
    private final Valuation valuation;
    private final Scoring scoring;
    private final Projections projections;

    CurvesResult(StudyCourse course, Curves.Measured measured, Projections projections, Valuation valuation) {
        this.course = course;
        this.projections = projections;
        this.measured = measured;
        this.valuation = valuation;
        this.scoring = new Scoring(course);
    }

    /** What the model of a side gains in net value by more rows. */
    Gains gains() {
        return projections.gains(valuation.annuity(), valuation.delta());
    }

    private int now() {
        return projections.now();
    }

    /** The record. */
    LearningCurves record(DecisionInputs inputs) {
        if (measured.sides().isEmpty()) {
            return LearningCurves.none(measured.why());
        }
        Crossing crossing = crossing();
        LearningCurves.RowWorth worth = rowWorth(inputs);
        return new LearningCurves(
                scoring.unit(),
                scoring.higherIsBetter(),
                now(),
                measured.sides().stream().map(this::side).toList(),
                crossing == null
                        ? null
                        : new LearningCurves.Overtaking(
                                crossing.rows(),
                                crossing.low(),
                                crossing.high(),
                                crossing.aheadNow(),
                                crossing.aheadAtLimit(),
                                crossing.limit()),
                worth,
                matters(crossing),
                sentence(crossing, worth),
                method());
    }

    private LearningCurves.Side side(Curves.Side side) {
        String name = side.side() == Family.Side.DEEP ? "deep" : "classical";
        LearningCurve curve = projections.curve(side.side());
        Projection projection = projections.projection(side.side());
        List<LearningCurves.Point> points = new ArrayList<>();
        for (int a = 0; curve != null && a < curve.rows().length; a++) {
            points.add(new LearningCurves.Point(curve.rows()[a], facing(curve.scores()[a]), curve.error()));
        }
        boolean rises = projection != null && projection.forms().stream().anyMatch(f -> f.weight() > 0);
        Finding finding = curve == null
                ? Finding.NOT_MEASURED
                : projection == null ? Finding.NOT_MONOTONE : rises ? Finding.PROJECTED : Finding.FLAT;
        boolean forms = projection != null && !projection.forms().isEmpty();
        String note = switch (finding) {
            case NOT_MEASURED -> side.problem();
            case NOT_MONOTONE ->
                "some score is lower than one of fewer rows by more than chance, so nothing is said of" + " more rows";
            case FLAT ->
                forms
                        ? "no form of curve foretells its last score better than repeating the one before, so no gain"
                                + " is expected"
                        : "its scores rise by no more than chance, so no gain is expected";
            case PROJECTED -> null;
        };
        return new LearningCurves.Side(
                name,
                side.candidate().name(),
                side.scores().length,
                points,
                projection == null ? List.of() : forms(projection),
                projection == null || curve == null ? List.of() : projected(projection, curve.rows()[0]),
                projection == null ? 0 : projection.limit(),
                finding,
                note);
    }

    private List<LearningCurves.FormFit> forms(Projection projection) {
        return projection.forms().stream()
                .map(f -> new LearningCurves.FormFit(
                        f.form().label(),
                        f.form().formula(),
                        f.missed(),
                        f.weight(),
                        finite(f.fitted().parameters())))
                .toList();
    }

    /** None where a form has slid into a limit of its family that its parameters cannot tell. */
    private static List<Double> finite(double[] parameters) {
        return Arrays.stream(parameters).allMatch(Double::isFinite)
                ? Arrays.stream(parameters).boxed().toList()
                : List.of();
    }

    private List<LearningCurves.Projected> projected(Projection projection, double from) {
        List<LearningCurves.Projected> list = new ArrayList<>();
        for (int i = 0; i <= SHOWN; i++) {
            double rows = from * Math.pow(projection.limit() / from, (double) i / SHOWN);
            Estimate at = projection.at(Math.min(rows, projection.limit()));
            list.add(new LearningCurves.Projected(rows, scoring.higherIsBetter() ? at : at.turned()));
        }
        return list;
    }

    private double facing(double score) {
        return scoring.higherIsBetter() ? score : -score;
    }

    private @Nullable Crossing crossing() {
        Projection classical = projections.projection(Family.Side.CLASSICAL);
        Projection deep = projections.projection(Family.Side.DEEP);
        return classical == null || deep == null
                ? null
                : Crossing.of(classical, deep, costs(Family.Side.DEEP) - costs(Family.Side.CLASSICAL), now());
    }

    /** What a side's candidate costs a year, what is spent once spread over the horizon. */
    private double costs(Family.Side side) {
        return measured.sides().stream()
                .filter(s -> s.side() == side)
                .flatMap(s -> valuation.contender(s.candidate().name()).stream())
                .map(Contender::costs)
                .findFirst()
                .or(() -> Optional.of(Costs.NONE))
                .map(costs -> costs.perYear() + costs.build() / valuation.annuity())
                .orElseThrow();
    }

    private LearningCurves.@Nullable RowWorth rowWorth(DecisionInputs inputs) {
        BusinessCase business = valuation.business();
        if (business == null
                || business.moreRows() != null
                || projections.sides().isEmpty()) {
            return null;
        }
        Gains gains = gains();
        double worth = Decision.worthOfRows(inputs, now(), side -> gains.of(side, now()));
        return new LearningCurves.RowWorth(now(), worth, worth / now());
    }

    private Optional<Family.Side> best() {
        return projections.sides().stream().max((a, b) -> Double.compare(worthAtTwice(a), worthAtTwice(b)));
    }

    private double worthAtTwice(Family.Side side) {
        Projection projection = projections.projection(side);
        return projection == null
                ? Double.NEGATIVE_INFINITY
                : projection.mean(Math.min(projection.limit(), 2.0 * now())) - costs(side);
    }

    private Estimate gainOfTwice(Family.Side side) {
        Projection projection = projections.projection(side);
        if (projection == null) {
            throw new IllegalStateException("nothing is projected");
        }
        return projection.gain(now(), Math.min(projection.limit(), 2.0 * now()));
    }

    /** Whether deep is expected to pass classical, or twice the rows gain more than matters. */
    private boolean matters(@Nullable Crossing crossing) {
        boolean passes = crossing != null && crossing.aheadNow() < SURE && crossing.aheadAtLimit() >= SURE;
        Gains gains = gains();
        return passes || gains.of(1, now()) > valuation.delta() || gains.of(2, now()) > valuation.delta();
    }

    private String sentence(@Nullable Crossing crossing, LearningCurves.@Nullable RowWorth worth) {
        List<String> parts = new ArrayList<>();
        best().ifPresent(side -> parts.add(gain(name(side), gainOfTwice(side))));
        if (crossing != null) {
            parts.add(overtaking(crossing));
        }
        if (parts.isEmpty()) {
            return "What more rows would be worth is not known: "
                    + String.join(
                            "; ",
                            measured.sides().stream()
                                    .map(s -> s.candidate().name() + ": " + side(s).note())
                                    .toList())
                    + ".";
        }
        if (worth != null) {
            parts.add(
                    worth.worth() > 0
                            ? "With better models and a better choice twice the rows are worth about "
                                    + Amounts.shown(worth.worth(), valuation.unit()) + ": a row may cost "
                                    + Amounts.shown(worth.mostEach(), valuation.unit()) + " at most."
                            : "Twice the rows are worth nothing, so a row may cost nothing.");
        }
        return String.join(" ", parts);
    }

    private String name(Family.Side side) {
        return measured.sides().stream()
                .filter(s -> s.side() == side)
                .map(s -> s.candidate().name())
                .findFirst()
                .orElseThrow();
    }

    private String gain(String name, Estimate gain) {
        if (gain.mean() == 0) {
            return "No gain of twice the rows is to be seen on " + name + ".";
        }
        String amount = Amounts.plain(gain.mean()) + " " + scoring.unit();
        String range = " (90 %: " + Amounts.plain(gain.low()) + " to " + Amounts.plain(gain.high()) + ")";
        return course.question().business() != null
                ? "With twice the rows " + name + " would earn about " + amount + " more" + range + "."
                : "Twice the rows would " + (scoring.higherIsBetter() ? "raise " : "lower ") + scoring.unit() + " of "
                        + name + " by about " + Amounts.plain(gain.mean()) + range + ".";
    }

    private String overtaking(Crossing crossing) {
        String deep = name(Family.Side.DEEP);
        String classical = name(Family.Side.CLASSICAL);
        String after = course.question().business() == null ? "" : " after its costs";
        String limit = times(crossing.limit());
        String chance = Amounts.percent(crossing.aheadAtLimit());
        if (crossing.rows() <= now()) {
            return "On these curves " + deep + " is ahead of " + classical + after + " with today's rows already; with "
                    + limit + " the rows it is with a probability of " + chance + ".";
        }
        if (!Double.isNaN(crossing.rows())) {
            return "With " + times(crossing.rows()) + " the rows (" + count(crossing.rows()) + "; 90 %: "
                    + (Double.isNaN(crossing.low()) ? "beyond " + count(crossing.limit()) : count(crossing.low()))
                    + " to "
                    + (Double.isNaN(crossing.high()) ? "beyond " + count(crossing.limit()) : count(crossing.high()))
                    + ") " + deep + " would pass " + classical + after + "; with " + limit
                    + " the rows it is ahead with a probability of " + chance + ".";
        }
        return "Up to " + limit + " the rows " + deep + " is not expected to pass " + classical + after
                + " (probability there " + chance + ").";
    }

    private String times(double rows) {
        return String.format(Locale.ROOT, "%.1f times", rows / now());
    }

    private static String count(double rows) {
        return Amounts.exact(Math.rint(rows));
    }

    private String method() {
        int repeats =
                measured.sides().stream().mapToInt(s -> s.scores().length).max().orElse(0);
        return "The simplest of each side that is as good as its best, fitted on nested parts of the training rows and"
                + " tested on the same rows, " + repeats + (repeats == 1 ? " time" : " times")
                + (repeats < 5 ? " (fewer than five, for a fit is dear beside the race)" : "")
                + "; the last point is its own fit of the race. Curves are weighed by how well they foretell the last"
                + " point from the others; ranges hold nine draws in ten and widen with the distance. Nothing is said"
                + " beyond four times the last point.";
    }
}
