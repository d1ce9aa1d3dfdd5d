package ockham.study.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.study.compare.Holm;
import ockham.study.report.CandidateResult;
import ockham.study.report.StudyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Candidates over many data sets: mean ranks, and Wilcoxon's signed-rank test of each against the one of the best mean
 * rank, corrected by Holm for all pairs, since the same data chose that one (Demsar 2006). A data set counts once, by its last study; folds are never data sets. Scores of
 * different metrics are brought to one scale: 0 is the baseline, 1 the best candidate of that study.
 */
final class ManyStudies {
    /** With fewer data sets no difference can reach a p-value of .05. */
    private static final int LEAST = 6;

    private ManyStudies() {}

    /**
     * A candidate over all data sets.
     *
     * @param rank mean over the data sets, 1 the best
     * @param scaled mean of its scaled scores
     * @param wins data sets on which it is better than the reference
     * @param losses data sets on which it is worse
     * @param p of the signed-rank test against the reference, corrected; NaN for the reference
     */
    record Line(String candidate, double rank, double scaled, int wins, int losses, double p) {}

    /**
     * What many studies say.
     *
     * @param dataSets how many
     * @param leftOut candidates that were not scored on each of them
     * @param lines best mean rank first: the reference
     */
    record Result(int dataSets, List<String> leftOut, List<Line> lines) {
        boolean few() {
            return dataSets < LEAST;
        }
    }

    static Result of(List<NamedStudy> studies) {
        Map<String, StudyRecord> byData = new LinkedHashMap<>();
        for (NamedStudy study : studies) {
            if (baseline(study.record()) != null) {
                byData.put(
                        study.record().provenance().dataDigest() + " "
                                + study.record().data().target(),
                        study.record());
            }
        }
        return ofScores(byData.values().stream().map(ManyStudies::scaled).toList());
    }

    /** @param scores of the candidates, one map a data set */
    static Result ofScores(List<Map<String, Double>> scores) {
        Set<String> all = new LinkedHashSet<>();
        scores.forEach(s -> all.addAll(s.keySet()));
        List<String> names = all.stream()
                .filter(name -> scores.stream().allMatch(s -> s.containsKey(name)))
                .toList();
        List<String> leftOut =
                all.stream().filter(name -> !names.contains(name)).toList();
        if (names.isEmpty() || scores.isEmpty()) {
            return new Result(scores.size(), leftOut, List.of());
        }
        double[][] table = names.stream()
                .map(name -> scores.stream()
                        .mapToDouble(s -> s.getOrDefault(name, Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
        return new Result(scores.size(), leftOut, lines(names, table));
    }

    private static List<Line> lines(List<String> names, double[][] table) {
        double[] ranks = meanRanks(table);
        List<Integer> order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> ranks[c]))
                .toList();
        int reference = order.getFirst();
        double[] p = order.stream()
                .skip(1)
                .mapToDouble(c -> SignedRank.p(minus(table[c], table[reference])))
                .toArray();
        double[] corrected = Holm.corrected(p, names.size() * (names.size() - 1) / 2);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int c = order.get(i);
            double[] lead = minus(table[c], table[reference]);
            lines.add(new Line(
                    names.get(c),
                    ranks[c],
                    Arrays.stream(table[c]).average().orElse(Double.NaN),
                    (int) Arrays.stream(lead).filter(d -> d > 0).count(),
                    (int) Arrays.stream(lead).filter(d -> d < 0).count(),
                    i == 0 ? Double.NaN : corrected[i - 1]));
        }
        return lines;
    }

    private static double[] minus(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }

    /** Equal scores share the mean of their ranks. */
    private static double[] meanRanks(double[][] table) {
        double[] ranks = new double[table.length];
        int sets = table[0].length;
        for (int s = 0; s < sets; s++) {
            for (int c = 0; c < table.length; c++) {
                double above = 0;
                for (int other = 0; other < table.length; other++) {
                    above += other == c
                            ? 0
                            : table[other][s] > table[c][s] ? 1 : table[other][s] == table[c][s] ? 0.5 : 0;
                }
                ranks[c] += (1 + above) / sets;
            }
        }
        return ranks;
    }

    private static @Nullable CandidateResult baseline(StudyRecord study) {
        return study.candidates().stream()
                .filter(c -> c.family() == Family.NOTHING && c.metric() != null)
                .findFirst()
                .orElse(null);
    }

    /** Scores of the models, 0 for the baseline's, 1 for the best one's; all 0 where none is better than the baseline. */
    private static Map<String, Double> scaled(StudyRecord study) {
        double sign = study.metric().higherIsBetter() ? 1 : -1;
        CandidateResult none = baseline(study);
        Map<String, Double> scores = new LinkedHashMap<>();
        double zero =
                none == null || none.metric() == null ? 0 : sign * none.metric().mean();
        double best = zero;
        for (CandidateResult candidate : study.candidates()) {
            if (candidate.family() != Family.NOTHING && candidate.metric() != null) {
                double score = sign * candidate.metric().mean();
                best = Math.max(best, score);
                scores.put(candidate.name(), score);
            }
        }
        double reach = best - zero;
        scores.replaceAll((name, score) -> reach > 0 ? (score - zero) / reach : 0);
        return scores;
    }

    /** For a terminal. */
    static List<String> text(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.dataSets() + (result.dataSets() == 1 ? " data set" : " data sets")
                + "; scores on a scale from 0, the baseline, to 1, the best of each study");
        int width = result.lines().stream()
                .mapToInt(l -> l.candidate().length())
                .max()
                .orElse(0);
        String format = "%-" + Math.max(9, width) + "s  %9s  %5s  %13s  %s";
        lines.add(String.format(Locale.ROOT, format, "candidate", "mean rank", "score", "better, worse", "p (Holm)"));
        for (Line line : result.lines()) {
            boolean reference = Double.isNaN(line.p());
            lines.add(String.format(
                    Locale.ROOT,
                    format,
                    line.candidate(),
                    String.format(Locale.ROOT, "%.2f", line.rank()),
                    String.format(Locale.ROOT, "%.3f", line.scaled()),
                    reference ? "" : line.wins() + ", " + line.losses(),
                    reference ? "the others are tested against it" : String.format(Locale.ROOT, "%.3f", line.p())));
        }
        if (result.few()) {
            lines.add("with fewer than " + LEAST + " data sets no difference can be told from chance (p below .05)");
        }
        if (!result.leftOut().isEmpty()) {
            lines.add("not scored on every data set, so left out: " + String.join(", ", result.leftOut()));
        }
        return lines;
    }
}
