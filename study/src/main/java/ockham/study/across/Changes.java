package ockham.study.across;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import ockham.study.compare.Estimate;
import ockham.study.report.CandidateResult;
import ockham.study.report.DataResult;
import ockham.study.report.MoneyResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.Winner;
import org.jspecify.annotations.Nullable;

/** What is different between two studies, from their records: data, settings, business case, candidates, verdict. */
final class Changes {
    /** Parts of a study in the order they are told. */
    private static final String DATA = "data";

    private static final String SETTINGS = "settings";
    private static final String CASE = "business case";
    private static final String PROGRAM = "program";
    private static final String CANDIDATES = "candidates";
    private static final String NOTHING = "nothing changed that could turn the verdict";

    private final StudyRecord before;
    private final StudyRecord after;
    private final Map<String, List<String>> changes = new LinkedHashMap<>();
    /** Parts of which something differs that can turn a verdict. */
    private final Set<String> causes = new LinkedHashSet<>();

    private Changes(StudyRecord before, StudyRecord after) {
        this.before = before;
        this.after = after;
    }

    /** What changed, sentence by sentence under the part of the study that it is of; the verdict first. */
    static Map<String, List<String>> of(StudyRecord before, StudyRecord after) {
        Changes all = new Changes(before, after);
        all.verdict();
        all.data();
        all.settings();
        all.business();
        all.program();
        all.candidates();
        all.why();
        return all.changes;
    }

    private void say(String part, String sentence) {
        changes.computeIfAbsent(part, p -> new ArrayList<>()).add(sentence);
    }

    private void differs(String part, String what, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            causes.add(part);
            say(part, what + ": " + (one == null ? "none" : one) + " -> " + (other == null ? "none" : other));
        }
    }

    private static String answer(StudyRecord study) {
        Winner winner = study.winner();
        return study.verdict() + (winner == null ? "" : ", " + winner.candidate());
    }

    private boolean sameAnswer() {
        return answer(before).equals(answer(after));
    }

    private void verdict() {
        say(
                "verdict",
                sameAnswer()
                        ? "the same in both: " + answer(before)
                        : "changed: " + answer(before) + " -> " + answer(after));
        say("verdict", "before: " + before.sentence());
        say("verdict", "after: " + after.sentence());
    }

    private boolean sameRows() {
        return before.provenance().dataDigest().equals(after.provenance().dataDigest());
    }

    private void data() {
        DataResult one = before.data();
        DataResult other = after.data();
        if (sameRows()) {
            say(DATA, "the same rows");
        } else {
            causes.add(DATA);
            differs(DATA, "source", one.source(), other.source());
            say(DATA, "rows: " + grouped(one.rows()) + " -> " + grouped(other.rows()));
        }
        differs(DATA, "target", one.target(), other.target());
        differs(DATA, "task", one.task(), other.task());
        differs(DATA, "class that is acted on", one.positive(), other.positive());
        differs(DATA, "features", one.columns(), other.columns());
        Set<String> left = new TreeSet<>(other.leftOut());
        left.removeAll(one.leftOut());
        Set<String> back = new TreeSet<>(one.leftOut());
        back.removeAll(other.leftOut());
        if (!left.isEmpty() || !back.isEmpty()) {
            causes.add(DATA);
        }
        if (!left.isEmpty()) {
            say(DATA, "left out now: " + String.join(", ", left));
        }
        if (!back.isEmpty()) {
            say(DATA, "no longer left out: " + String.join(", ", back));
        }
        if (one.task().equals(other.task())) {
            shares(one, other);
        }
        differs(DATA, "division of the rows", one.split(), other.split());
        findings();
    }

    private void shares(DataResult one, DataResult other) {
        for (DataResult.ClassShare share : one.shares()) {
            Optional<DataResult.ClassShare> now = other.shares().stream()
                    .filter(s -> s.name().equals(share.name()))
                    .findFirst();
            if (now.isEmpty()) {
                say(DATA, "class " + share.name() + " is gone");
            } else if (Math.abs(now.get().share() - share.share()) >= 0.01) {
                say(
                        DATA,
                        "share of " + share.name() + ": " + percent(share.share()) + " -> "
                                + percent(now.get().share()));
            }
        }
    }

    private void findings() {
        Set<String> one = new LinkedHashSet<>(before.findings().stream()
                .map(f -> f.columns() + ": " + f.evidence())
                .toList());
        Set<String> other = new LinkedHashSet<>(after.findings().stream()
                .map(f -> f.columns() + ": " + f.evidence())
                .toList());
        long fresh = other.stream().filter(f -> !one.contains(f)).count();
        long gone = one.stream().filter(f -> !other.contains(f)).count();
        if (fresh + gone > 0) {
            say(DATA, "findings of the audit: " + fresh + " new, " + gone + " gone");
        }
    }

    private void settings() {
        differs(
                SETTINGS,
                "effort",
                before.provenance().effort(),
                after.provenance().effort());
        differs(SETTINGS, "seed", before.provenance().seed(), after.provenance().seed());
        differences(SETTINGS, before.provenance().settings(), after.provenance().settings());
        if (!causes.contains(SETTINGS)) {
            say(SETTINGS, "the same");
        }
    }

    private void differences(String part, SortedMap<String, String> one, SortedMap<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            differs(name.startsWith("case") ? CASE : part, name, one.get(name), other.get(name));
        }
    }

    private void business() {
        MoneyResult one = before.money();
        MoneyResult other = after.money();
        if (one == null || other == null) {
            if (one != null || other != null) {
                causes.add(CASE);
                say(CASE, one == null ? "only the second has one" : "only the first has one");
            }
            return;
        }
        differs(CASE, "currency", one.currency(), other.currency());
        differs(CASE, "decision", one.decision(), other.decision());
        differs(CASE, "what 0 is", one.baseline(), other.baseline());
        differs(CASE, "decisions a year", number(one.volumePerYear()), number(other.volumePerYear()));
        differs(CASE, "horizon, years", number(one.horizonYears()), number(other.horizonYears()));
        differs(CASE, "discount", number(one.discount()), number(other.discount()));
        differs(
                CASE,
                "smallest gain worth acting on, a year",
                number(one.worthActingOn()),
                number(other.worthActingOn()));
        differs(CASE, "price of a day of work", number(one.dayRate()), number(other.dayRate()));
        differs(CASE, "slowest answer allowed, ms", one.p99LimitMs(), other.p99LimitMs());
        differs(CASE, "decisions that may be to act", capacity(one), capacity(other));
        differs(CASE, "uncertain numbers", inputs(one), inputs(other));
        if (!causes.contains(CASE)) {
            say(CASE, "the same");
        }
    }

    private static String capacity(MoneyResult money) {
        MoneyResult.CapacityResult capacity = money.capacity();
        return capacity == null ? "all" : number(100 * capacity.share()) + " %";
    }

    private static String inputs(MoneyResult money) {
        return String.join(
                ", ",
                money.inputs().stream()
                        .map(i -> i.name() + " " + number(i.low()) + " to " + number(i.high()))
                        .toList());
    }

    private void program() {
        differences(PROGRAM, before.provenance().versions(), after.provenance().versions());
    }

    private void candidates() {
        boolean sameMetric = before.metric().name().equals(after.metric().name());
        if (!sameMetric) {
            say(
                    CANDIDATES,
                    "judged by " + before.metric().name() + " -> "
                            + after.metric().name());
        }
        Set<String> names = new LinkedHashSet<>();
        before.candidates().forEach(c -> names.add(c.name()));
        after.candidates().forEach(c -> names.add(c.name()));
        for (String name : names) {
            Optional<CandidateResult> one = before.candidate(name);
            Optional<CandidateResult> other = after.candidate(name);
            String was = one.map(Changes::standing).orElse("not there");
            String is = other.map(Changes::standing).orElse("not there");
            if (!was.equals(is)) {
                say(CANDIDATES, name + ": " + was + " -> " + is);
            } else if (sameMetric) {
                scores(name, one.orElseThrow().metric(), other.orElseThrow().metric());
            }
        }
    }

    private static String standing(CandidateResult candidate) {
        String reason = candidate.reason();
        return candidate.outcome().name().toLowerCase(Locale.ROOT)
                + (candidate.outcome() == CandidateResult.Outcome.SCORED || reason == null ? "" : " (" + reason + ")");
    }

    private void scores(String name, @Nullable Estimate one, @Nullable Estimate other) {
        if (one != null && other != null && !one.equals(other)) {
            boolean apart = one.high() < other.low() || other.high() < one.low();
            say(
                    CANDIDATES,
                    name + ": " + number(one.mean()) + " -> " + number(other.mean())
                            + (apart ? ", the 90 % ranges are apart" : ", the 90 % ranges overlap"));
        }
    }

    /** Nothing is claimed that the records do not show: where several things changed at once, they are named together. */
    private void why() {
        String together = String.join(" and ", causes);
        if (sameAnswer()) {
            say("why", causes.isEmpty() ? NOTHING : "the verdict stands although these changed: " + together);
        } else if (causes.isEmpty()) {
            say(
                    "why",
                    "data, settings, case and versions are the same: what is left are clocks (latency, memory, a time"
                            + " budget or ceiling that cut fits short)");
        } else {
            say(
                    "why",
                    causes.size() == 1
                            ? "only this changed, so the verdict turned by it: " + together
                            : "these changed together: " + together
                                    + "; change one at a time to see which turned the verdict");
        }
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
