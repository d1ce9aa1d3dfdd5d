package ockham.study.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.study.audit.Finding;
import ockham.study.value.Amounts;
import ockham.study.value.BreakEven;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;

/** Puts a decision into sentences; every number comes from the valuation or the decision. */
final class Wording {
    /** Differences of the metric below this share of what matters are none. */
    private static final double LEVEL = 0.05;

    private final Valuation valuation;
    private final Decision decision;
    private final Razor razor;
    private final double signalP;

    Wording(Valuation valuation, Decision decision, Razor razor, double signalP) {
        this.valuation = valuation;
        this.decision = decision;
        this.razor = razor;
        this.signalP = signalP;
    }

    static Verdict blocked(List<Finding> blocks) {
        Finding first = blocks.getFirst();
        String columns = first.columns().isEmpty() ? "" : " (" + String.join(", ", first.columns()) + ")";
        String sentence =
                "Blocked: " + first.kind() + columns + ". " + closed(first.evidence()) + " " + closed(first.action());
        List<String> reasons = blocks.stream()
                .map(f -> f.kind() + " (" + String.join(", ", f.columns()) + "): " + closed(f.evidence()) + " "
                        + closed(f.action()))
                .toList();
        return new Verdict(Kind.BLOCKED, null, Double.NaN, sentence, reasons, new double[0], 0, null);
    }

    Verdict verdict(Razor.Choice choice) {
        List<String> reasons = new ArrayList<>();
        razorReason(choice).ifPresent(reasons::add);
        curse(choice.simplest()).ifPresent(reasons::add);
        learnt().ifPresent(reasons::add);
        if (signalP > VerdictSettings.NO_SIGNAL) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "No signal is shown in these rows: a permutation test of whether they tell anything of the target"
                            + " gives p = %.2f.",
                    signalP));
        }
        withoutModel().ifPresent(reasons::add);
        probabilities(reasons);
        deepReason().ifPresent(reasons::add);
        collectReason().ifPresent(reasons::add);
        excluded(reasons);
        valuation.breakEvens().stream().map(BreakEven::sentence).forEach(reasons::add);
        reasons.addAll(valuation.notes());
        return new Verdict(
                decision.kind(),
                choice.simplest().name(),
                decision.probability(),
                sentence(choice.simplest()),
                reasons,
                decision.regret(),
                decision.collect().rows(),
                decision);
    }

    private String sentence(Contender winner) {
        String start = switch (decision.kind()) {
            case DO_NOT_BUILD -> "Do not build: " + without(winner) + ".";
            case CLASSICAL -> "Classical: " + winner.name() + ".";
            case DEEP -> "Deep: " + winner.name() + ".";
            case COLLECT ->
                "Collect " + Amounts.exact((double) decision.collect().rows())
                        + " more rows before deciding; the best for now: " + without(winner) + ".";
            case BLOCKED -> throw new IllegalStateException("a blocked study has no decision");
        };
        String close = decision.tooClose() ? " " + open() : "";
        return start + unsignalled() + " " + worth(winner) + close + unweighed();
    }

    /** Whoever reads no further must know. */
    private String unsignalled() {
        return signalP > VerdictSettings.NO_SIGNAL
                ? String.format(
                        Locale.ROOT,
                        " No signal is shown in these rows (p = %.2f)%s.",
                        signalP,
                        decision.side() == 0 ? "" : ": a lead in them may be chance")
                : "";
    }

    /** The question of the study was not asked of a net: that is part of the answer. */
    private String unweighed() {
        return razor.choose(Family.Side.DEEP).isPresent() ? "" : " No deep net was weighed against it.";
    }

    /** What could not be told apart, and why the choice is made all the same. */
    private String open() {
        boolean pays = Math.max(decision.gainClassical(), decision.gainDeep()) >= 0.9;
        String question = pays && !Double.isNaN(decision.mean()[1]) && !Double.isNaN(decision.mean()[2])
                ? "Whether a deep net would do better"
                : "Whether a model pays";
        return question + " is too close to call; this choice has the least to regret, and "
                + (valuation.business() != null && valuation.business().moreRows() != null
                        ? "for a surer one more rows are not worth their cost."
                        : "no more rows are on offer.");
    }

    /** What to do, where the winner may be no model. */
    private static String without(Contender winner) {
        if (winner.candidate()) {
            return "use " + winner.name();
        }
        return switch (winner.name()) {
            case "nothing" -> "go on without a model";
            case "today's rule" -> "keep today's rule";
            case "act on all" -> "act on all without a model";
            default -> winner.name().startsWith("always ") ? winner.name() : "go on without a model";
        };
    }

    private String worth(Contender winner) {
        if (!valuation.money()) {
            return winner.candidate()
                    ? "It reaches " + score(winner) + "."
                    : "Without a model " + score(winner) + " is reached"
                            + bestModel()
                                    .map(m -> "; " + m.name() + ", the best model, reaches " + score(m))
                                    .orElse("")
                            + ".";
        }
        if (decision.kind() == Kind.DO_NOT_BUILD) {
            return bestModel()
                    .map(m -> "The best model, " + m.name() + ", is expected to "
                            + gain(m.net().mean() - winner.net().mean()) + " over " + years()
                            + " against that, after its costs.")
                    .orElse("No model could be weighed against it.");
        }
        Contender base = base();
        String rule = base.name().equals("nothing") || base.name().equals(winner.name())
                ? ""
                : ", " + difference(winner.net().mean() - base.net().mean()) + " than " + base.name();
        return "It is worth " + money(winner.net().mean()) + " over " + years() + " against doing nothing" + rule
                + "; nine chances in ten that it is between "
                + money(winner.net().low()) + " and "
                + money(winner.net().high()) + ".";
    }

    /** The metric with its interval: {@code 0.751 AUC (90 %: 0.734 to 0.769)}. */
    private String score(Contender contender) {
        double low = valuation.facing(contender.net().low());
        double high = valuation.facing(contender.net().high());
        return Amounts.measured(valuation.facing(contender.net().mean())) + " " + valuation.unit() + " (90 %: "
                + Amounts.measured(Math.min(low, high)) + " to " + Amounts.measured(Math.max(low, high)) + ")";
    }

    private Optional<Contender> bestModel() {
        return valuation.contenders().stream()
                .filter(c -> c.candidate() && c.side() != Family.Side.OUTSIDE && c.excluded() == null)
                .max(Comparator.comparingDouble(c -> c.net().mean()));
    }

    private Optional<String> razorReason(Razor.Choice choice) {
        return choice.simpler()
                ? Optional.of(choice.best().name() + " is ahead of "
                        + choice.simplest().name() + " by "
                        + money(choice.difference()) + ", which is "
                        + (choice.difference() <= choice.se()
                                ? "within noise (one standard error is " + money(choice.se()) + ")"
                                : "too little to matter")
                        + "; the simpler is chosen.")
                : Optional.empty();
    }

    /** What a winner among many loses when it is judged on rows that did not choose it. */
    private Optional<String> curse(Contender winner) {
        if (!valuation.money() || !winner.candidate()) {
            return Optional.empty();
        }
        double less = valuation.draws().curse(decision.side()) * valuation.volume() * valuation.annuity();
        return less > 0.01 * Math.abs(winner.net().mean())
                ? Optional.of("It was picked as the best of several: expect about " + money(less)
                        + " less than these rows show.")
                : Optional.empty();
    }

    /** That the models in service are better than those that were tested, where curves tell by how much. */
    private Optional<String> learnt() {
        double gained = valuation.draws().learnt();
        return gained == 0
                ? Optional.empty()
                : Optional.of(
                        "The model in service learns from all rows, those that were tested from a part of them: by the"
                                + " learning curves that is worth at least "
                                + money(gained * valuation.volume() * valuation.annuity())
                                + " more. The chances to gain count it, the worth of single candidates does not.");
    }

    /** The ways without a model, best first: what models are compared with, and what today's rule is worth. */
    private Optional<String> withoutModel() {
        if (!valuation.money()) {
            return Optional.empty();
        }
        String ways = valuation.contenders().stream()
                .filter(c -> c.side() == Family.Side.NO_MODEL)
                .sorted(Comparator.comparingDouble((Contender c) -> -c.net().mean()))
                .map(c -> c.name().equals("nothing")
                        ? "doing nothing (0)"
                        : c.name() + " (" + money(c.net().mean()) + ")")
                .collect(Collectors.joining(", "));
        return Optional.of("Without a model, best first: " + ways + ".");
    }

    private Contender base() {
        return razor.choose(Family.Side.NO_MODEL).orElseThrow().best();
    }

    private void probabilities(List<String> reasons) {
        String base = !valuation.money() || base().name().equals("nothing")
                ? "doing without a model"
                : base().name() + ", the best way without a model,";
        if (!Double.isNaN(decision.mean()[1])) {
            reasons.add("Classical beats " + base + " with a probability of "
                    + Amounts.percent(decision.gainClassical())
                    + ", and by more than " + money(valuation.delta()) + ", the smallest gain that matters, with "
                    + Amounts.percent(decision.worthClassical())
                    + ".");
        }
        if (!Double.isNaN(decision.mean()[2])) {
            reasons.add("Deep beats " + base + " with a probability of " + Amounts.percent(decision.gainDeep())
                    + (Double.isNaN(decision.mean()[1])
                            ? "."
                            : ", and classical with " + Amounts.percent(decision.deepAhead()) + "."));
        }
    }

    private Optional<String> deepReason() {
        Optional<Razor.Choice> deep = razor.choose(Family.Side.DEEP);
        Optional<Razor.Choice> classical = razor.choose(Family.Side.CLASSICAL);
        if (deep.isEmpty()) {
            return Optional.of("No deep net could be weighed.");
        }
        return classical.map(c -> {
            double lead = valuation.money()
                    ? deep.get().best().net().mean() - c.best().net().mean()
                    : decision.mean()[2] - decision.mean()[1];
            if (!valuation.money() && Math.abs(lead) < LEVEL * valuation.delta()) {
                return "The best deep net, " + deep.get().best().name() + ", is level with "
                        + c.best().name() + ".";
            }
            return valuation.money()
                    ? "The best deep net, " + deep.get().best().name() + ", would " + gain(lead) + " against "
                            + c.best().name() + " after its own costs."
                    : "Going deep is expected to " + gain(lead) + " against the best classical model, what choosing the"
                            + " best on these rows flatters taken off.";
        });
    }

    private Optional<String> collectReason() {
        Decision.Collect collect = decision.collect();
        return collect.rows() == 0
                ? Optional.empty()
                : Optional.of(Amounts.exact((double) collect.rows()) + " more rows are expected to be worth "
                        + money(collect.worth()) + " by a better choice and better models, and cost "
                        + money(collect.cost()) + ".");
    }

    private void excluded(List<String> reasons) {
        String out = valuation.contenders().stream()
                .filter(c -> c.excluded() != null)
                .map(c -> c.name() + " " + c.excluded())
                .collect(Collectors.joining("; "));
        if (!out.isEmpty()) {
            reasons.add("Not allowed to win: " + out + ".");
        }
    }

    private String gain(double amount) {
        return (amount < 0 ? "lose " : "gain ") + money(Math.abs(amount));
    }

    private String difference(double amount) {
        return money(Math.abs(amount)) + (amount < 0 ? " less" : " more");
    }

    private String money(double amount) {
        return valuation.money()
                ? Amounts.shown(amount, valuation.unit())
                : Amounts.plain(amount) + " " + valuation.unit();
    }

    private String years() {
        double years = valuation.years();
        return years == 1 ? "one year" : Amounts.exact(years) + " years";
    }

    private static String closed(String sentence) {
        return sentence.isEmpty() || ".!?".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
                ? sentence
                : sentence + ".";
    }
}
