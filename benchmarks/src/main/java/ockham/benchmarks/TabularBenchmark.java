package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ockham.api.Footprint;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.compare.Estimate;
import ockham.study.report.CandidateResult;
import ockham.study.report.Measured;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;

/**
 * A study of every table of a catalogue, as a user gets it, and the best candidate of each family: score out of fold with
 * its interval, seconds of all its fits, bytes of its model. Run from the project root. Arguments: the folder with {@code
 * CATALOG.tsv}, a folder for the studies, then options of every study. What is finished is not run again.
 */
public final class TabularBenchmark {

    private TabularBenchmark() {}

    /** Runs the studies and prints a table in Markdown, a set as soon as it is through. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(arguments[0]);
        Path studies = Path.of(arguments[1]);
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        System.out.println(
                "| table | rows x columns | metric | family | best of it | out of fold (90 %) | fits, s | model, kB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Catalogue.Entry table : Catalogue.of(data).tables()) {
            print(table.name(), study(table.file(), table.target(), studies.resolve(table.name()), options));
        }
    }

    /** The study of a table; where a fault of the data blocks it, of the table without the columns at fault. */
    private static StudyRecord study(Path file, String target, Path out, List<String> options)
            throws IOException, InterruptedException {
        StudyRecord record = study(file, target, out, options, Set.of());
        Set<String> faulty = new LinkedHashSet<>();
        for (int round = 1; record.verdict().equals("blocked"); round++) {
            int known = faulty.size();
            record.findings().stream()
                    .filter(f -> f.severity() == Severity.BLOCKS)
                    .map(Finding::columns)
                    .forEach(faulty::addAll);
            if (faulty.size() == known) {
                return record;
            }
            record = study(file, target, out.resolveSibling(out.getFileName() + "-" + round), options, faulty);
        }
        return record;
    }

    private static StudyRecord study(Path file, String target, Path out, List<String> options, Set<String> drop)
            throws IOException, InterruptedException {
        Path verdict = out.resolve("verdict.json");
        if (!Files.exists(verdict)) {
            List<String> run = new ArrayList<>(
                    List.of("run", file.toString(), "--target", target, "--quiet", "--out", out.toString()));
            drop.forEach(column -> run.addAll(List.of("--drop", column)));
            run.addAll(options);
            Launcher.run(run);
        }
        return VerdictJson.read(verdict);
    }

    private static void print(String name, StudyRecord record) {
        String head = String.format(
                Locale.ROOT,
                "| %s | %d x %d | %s |",
                name,
                record.data().rows(),
                record.data().columns(),
                record.metric().name());
        if (record.verdict().equals("blocked")) {
            System.out.println(head + " blocked | " + record.sentence() + " | | | |");
            return;
        }
        for (Scored scored : best(record).values()) {
            CandidateResult best = scored.candidate();
            Estimate score = scored.score();
            Measured.Meter meter = meter(record, best.name());
            Footprint footprint = meter.footprint();
            System.out.printf(
                    Locale.ROOT,
                    "%s %s | %s | %.5g (%.5g to %.5g) | %.1f | %s |%n",
                    head,
                    best.family().label(),
                    best.name(),
                    score.mean(),
                    score.low(),
                    score.high(),
                    meter.trainSeconds(),
                    footprint == null ? "" : String.format(Locale.ROOT, "%.0f", footprint.archiveBytes() / 1e3));
        }
        for (CandidateResult other : record.candidates()) {
            if (other.outcome() == CandidateResult.Outcome.FAILED
                    || other.outcome() == CandidateResult.Outcome.STOPPED) {
                System.out.printf(
                        "%s %s | %s | %s | | |%n", head, other.family().label(), other.name(), other.reason());
            }
        }
    }

    private record Scored(CandidateResult candidate, Estimate score) {}

    /** The best scored candidate of each family, in the order of the ladder. */
    private static Map<String, Scored> best(StudyRecord record) {
        double sign = record.metric().higherIsBetter() ? 1 : -1;
        Map<String, Scored> best = new LinkedHashMap<>();
        for (CandidateResult candidate : record.candidates()) {
            Estimate score = candidate.metric();
            if (score != null) {
                best.merge(
                        candidate.family().label(),
                        new Scored(candidate, score),
                        (a, b) -> sign * b.score().mean() > sign * a.score().mean() ? b : a);
            }
        }
        return best;
    }

    private static Measured.Meter meter(StudyRecord record, String candidate) {
        return record.measured().candidates().stream()
                .filter(m -> m.candidate().equals(candidate))
                .findFirst()
                .orElseThrow();
    }
}
