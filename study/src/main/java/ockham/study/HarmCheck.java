package ockham.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.api.Column;
import ockham.api.Family;
import ockham.score.decide.DecisionRule;
import ockham.study.business.BusinessCase;
import ockham.study.compare.OutOfFold;
import ockham.study.harm.Harm;
import ockham.study.harm.HarmInputs;
import ockham.study.harm.HarmLook;
import ockham.study.harm.Robustness;
import ockham.study.harm.RobustnessQuestion;
import ockham.study.value.Rules;
import ockham.study.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Looks at what the verdict has chosen, else at the best model: where it does harm, and what it bears. */
record HarmCheck(StudyCourse course) {
    Harm look(OutOfFold judged, Verdict verdict, Explanations.Explained explained) {
        Optional<OutOfFold.Entry> entry =
                model(judged, verdict.winner()).or(() -> model(judged, explained.candidate()));
        if (entry.isEmpty()) {
            return Harm.none("Where a model does harm was not looked at: there is none to look at.");
        }
        BusinessCase business = course.question().business();
        @Nullable DecisionRule rule = business == null ? null : Rules.of(business, judged, entry.get());
        List<String> protect = business == null ? List.of() : business.protect();
        HarmInputs inputs = new HarmInputs(
                judged,
                entry.get(),
                rule,
                business == null ? "" : business.currency(),
                protect,
                judged.rows().select(columns(protect)),
                course.plan().seed());
        return HarmLook.of(inputs, robustness(explained));
    }

    private static Optional<OutOfFold.Entry> model(OutOfFold judged, @Nullable String name) {
        return judged.entries().stream()
                .filter(e -> e.candidate().equals(name) && e.family().side() != Family.Side.NO_MODEL)
                .findFirst();
    }

    /** What models see, and what is protected: columns left out tell of the target, or of nothing. */
    private List<String> columns(List<String> protect) {
        List<String> names = new ArrayList<>(course.data().features(course.plan()).columns().stream()
                .map(Column::name)
                .toList());
        protect.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private static Robustness robustness(Explanations.Explained explained) {
        String candidate = explained.candidate();
        return candidate == null
                ? Robustness.none(
                        "What noise and missing cells cost was not measured: no model could be asked in time.")
                : RobustnessQuestion.read(explained.told(), candidate, explained.unit());
    }
}
