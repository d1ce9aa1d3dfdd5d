package ockham.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import ockham.api.Family;
import ockham.study.audit.Severity;
import ockham.study.compare.Estimate;
import ockham.study.verdict.VerdictSettings;

/** The study for a terminal: what was read, a bar for each contender, and the verdict. */
public final class Summary {
    private static final int LEAST_WIDTH = 48;
    private static final int LONGEST_NAME = 24;
    private static final String RANGE_WORDS = "   90 %: ";
    /** More contenders than this, and each family is shown by its best. */
    private static final int MOST_ROWS = 14;

    private final StudyRecord study;
    private final TerminalStyle style;

    private Summary(StudyRecord study, TerminalStyle style) {
        this.study = study;
        this.style = style;
    }

    /**
     * Bars, money with its 90% ranges, and the verdict.
     *
     * @param width columns of the terminal; less than 48 is taken as 48
     * @param colour whether escape sequences are understood and wanted
     */
    public static String text(StudyRecord study, int width, boolean colour) {
        return new Summary(study, new TerminalStyle(Math.max(LEAST_WIDTH, width), colour, false)).text();
    }

    /** The same in ASCII alone, without colour. */
    public static String plain(StudyRecord study, int width) {
        return new Summary(study, new TerminalStyle(Math.max(LEAST_WIDTH, width), false, true)).text();
    }

    /** A line of the ladder. */
    private record Bar(String name, Family family, Estimate estimate) {}

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(style.wrapped("  ", "  ", dataLine()));
        for (String doubt : Doubts.lines(study.findings())) {
            lines.addAll(style.wrapped("    ", "      ", doubt));
        }
        lines.addAll(style.wrapped("  ", "  ", judgedBy()));
        List<Bar> bars = bars();
        if (!bars.isEmpty()) {
            ladder(bars, lines);
        }
        lost(lines);
        lines.addAll(style.wrapped("  ", "    ", study.featureEngineering().sentence()));
        if (study.signal().p() > VerdictSettings.NO_SIGNAL) {
            lines.addAll(style.wrapped("  ", "    ", study.signal().sentence()));
        }
        if (!study.harm().findings().isEmpty()) {
            lines.addAll(style.wrapped("  ", "    ", study.harm().sentence()));
        }
        if (!study.learningCurves().sides().isEmpty()) {
            lines.addAll(style.wrapped("  ", "    ", study.learningCurves().sentence()));
        }
        lines.add("");
        lines.addAll(style.wrapped(
                "  " + style.strong("VERDICT", study.verdict()) + "  ", "           ", verdictSentence()));
        study.breakEvens().stream()
                .findFirst()
                .filter(turn -> !study.sentence().contains(turn.sentence()))
                .ifPresent(turn -> lines.addAll(style.wrapped("           ", "           ", turn.sentence())));
        for (ChallengerResult challenger : study.challengers()) {
            lines.addAll(style.wrapped("           ", "           ", challenger.sentence()));
        }
        return String.join("\n", lines) + "\n";
    }

    private String verdictSentence() {
        String word = study.verdict().substring(0, 1).toUpperCase(Locale.ROOT)
                + study.verdict().substring(1);
        String sentence = study.sentence();
        return sentence.toLowerCase(Locale.ROOT).startsWith(study.verdict()) ? sentence : word + ": " + sentence;
    }

    /** A study may be judged again by another case or metric, so it is said what this verdict goes by. */
    private String judgedBy() {
        String file = study.provenance().settings().getOrDefault("case", "none");
        return study.money() == null
                ? "judged by " + study.metric().name() + ", without a business case"
                : "judged by what decisions are worth: " + file;
    }

    private String dataLine() {
        DataResult data = study.data();
        String share = data.shares().stream()
                .filter(s -> s.name().equals(data.positive()))
                .findFirst()
                .map(s -> String.format(Locale.ROOT, ", %.1f %% \"%s\"", 100 * s.share(), s.name()))
                .orElse("");
        return data.source()
                + String.format(Locale.ROOT, "   %,d rows, %,d features", data.rows(), data.columns())
                + share + "   " + found();
    }

    private String found() {
        long blocks = count(Severity.BLOCKS);
        long warns = count(Severity.WARNS);
        if (blocks + warns == 0) {
            return "no finding to look at";
        }
        String all = (blocks + warns) + (blocks + warns == 1 ? " finding, " : " findings, ");
        return all + (blocks == 0 ? "none blocks" : blocks == 1 ? "1 blocks" : blocks + " block");
    }

    private long count(Severity severity) {
        return study.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        MoneyResult money = study.money();
        if (money != null) {
            money.contenders().forEach(c -> bars.add(new Bar(c.name(), c.family(), c.net())));
        } else {
            for (CandidateResult candidate : study.candidates()) {
                Estimate metric = candidate.metric();
                if (metric != null) {
                    bars.add(new Bar(candidate.name(), candidate.family(), metric));
                }
            }
        }
        if (bars.size() <= MOST_ROWS) {
            return bars;
        }
        Predicate<Bar> leads = bar -> isWinner(bar)
                || bar.family() == Family.CHALLENGER
                || bars.stream().noneMatch(other -> other.family() == bar.family() && better(other, bar));
        return bars.stream().filter(leads).toList();
    }

    private boolean better(Bar a, Bar b) {
        double gap = a.estimate().mean() - b.estimate().mean();
        boolean moreIsBetter = study.money() != null || study.metric().higherIsBetter();
        return moreIsBetter ? gap > 0 : gap < 0;
    }

    private boolean isWinner(Bar bar) {
        Winner winner = study.winner();
        return winner != null && winner.candidate().equals(bar.name());
    }

    private void ladder(List<Bar> bars, List<String> lines) {
        MoneyResult money = study.money();
        List<double[]> all = bars.stream().map(b -> values(b.estimate())).toList();
        double[] like = all.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        ShortAmounts amounts = money == null ? ShortAmounts.metric() : ShortAmounts.money(like);
        List<String> means =
                bars.stream().map(b -> amounts.one(b.estimate().mean())).toList();
        List<String> ranges =
                bars.stream().map(b -> range(b.estimate(), amounts)).toList();
        int name = Math.min(LONGEST_NAME, widest(bars.stream().map(Bar::name).toList()));
        int mean = widest(means);
        int range = widest(ranges);
        int rest = style.width() - 2 - name - 2 - 2 - mean - RANGE_WORDS.length() - range;
        boolean narrow = rest < 8;
        int bar = Math.max(4, Math.min(36, narrow ? rest + RANGE_WORDS.length() + range : rest));
        double most = bars.stream().mapToDouble(b -> b.estimate().mean()).max().orElse(0);
        String unit = money == null ? study.metric().name() : money.currency();
        String scale = style.cut(unit, 24)
                + amounts.scale()
                + (money == null
                        ? (study.metric().higherIsBetter() ? "" : ", less is better")
                        : " over " + amounts.plain(money.horizonYears()) + " years");
        int indent = Math.max(2, Math.min(2 + name + 2 + bar + 2, style.width() - style.columns(scale)));
        lines.add(" ".repeat(indent) + style.faint(scale));
        for (int i = 0; i < bars.size(); i++) {
            Bar here = bars.get(i);
            String drawn = style.bar(most <= 0 ? 0 : Math.max(0, here.estimate().mean()) / most, bar);
            String line = style.left(style.cut(here.name(), name), name) + "  "
                    + style.side(drawn, here.family().side()) + "  " + style.right(means.get(i), mean)
                    + ((ranges.get(i).isEmpty() || narrow) ? "" : style.faint(RANGE_WORDS + ranges.get(i)));
            lines.add((isWinner(here) ? style.pointer() : "  ") + line.stripTrailing());
        }
    }

    private static double[] values(Estimate e) {
        return new double[] {e.mean(), e.low(), e.high()};
    }

    private static String range(Estimate e, ShortAmounts amounts) {
        return (Double.isNaN(e.low()) || e.low() == e.high())
                ? ""
                : amounts.one(e.low()) + " to " + amounts.one(e.high());
    }

    private int widest(List<String> texts) {
        return texts.stream().mapToInt(style::columns).max().orElse(0);
    }

    /** Who has no score, or one with a reservation, and why; those that share a reason in one line. */
    private void lost(List<String> lines) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (CandidateResult candidate : study.candidates()) {
            if (candidate.outcome() != CandidateResult.Outcome.SCORED) {
                String reason = candidate.reason() == null ? "" : ": " + candidate.reason();
                names.computeIfAbsent(RecordJson.lower(candidate.outcome()) + reason, key -> new ArrayList<>())
                        .add(style.cut(candidate.name(), LONGEST_NAME));
            } else if (candidate.reason() != null) {
                names.computeIfAbsent("- " + candidate.reason(), key -> new ArrayList<>())
                        .add(style.cut(candidate.name(), LONGEST_NAME));
            }
        }
        names.forEach((end, of) -> lines.addAll(style.wrapped("  ", "    ", String.join(", ", of) + " " + end)));
    }

    /** Numbers of one column, all with the same unit and decimals. */
    private record ShortAmounts(double unit, String scale, int decimals) {
        static ShortAmounts metric() {
            return new ShortAmounts(1, "", -1);
        }

        static ShortAmounts money(double... all) {
            double largest = 0;
            for (double value : all) {
                largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
            }
            if (largest >= 999_500) {
                return new ShortAmounts(1e6, ", M", 2);
            }
            return largest >= 9_995 ? new ShortAmounts(1e3, ", k", 1) : new ShortAmounts(1, "", largest >= 100 ? 0 : 2);
        }

        String one(double value) {
            if (decimals < 0) {
                int places = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 2 : 4;
                return String.format(Locale.ROOT, "%,." + places + "f", value);
            }
            String text = String.format(Locale.ROOT, "%,." + decimals + "f", value / unit);
            return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
        }

        String plain(double value) {
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
    }
}
