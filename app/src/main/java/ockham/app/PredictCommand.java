package ockham.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import ockham.api.Column;
import ockham.api.MachineError;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.UserError;
import ockham.score.Archive;
import ockham.score.InputColumn;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Capacity;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.Decisions;
import ockham.score.decide.Nearest;
import ockham.score.decide.RangeRule;
import ockham.study.report.Listed;
import ockham.study.source.Source;
import ockham.study.value.Amounts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham predict}: scores new rows with a model of a study. */
@Command(
        name = "predict",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Scores the rows of a file with a model of a study; writes a CSV in the order of the rows.",
        footer = {
            "",
            "Examples:",
            "  ockham predict ockham-studies/customers new.csv --out preds.csv --id customerID",
            "  ockham predict ockham-studies/customers new.csv --out preds.csv --candidate lightgbm"
        })
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The study folder.")
    private Path study = Path.of(".");

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The rows to score, with the columns of the study's data.")
    private String file = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV to write.")
    private Path out = Path.of("preds.csv");

    @Option(
            names = "--candidate",
            paramLabel = "NAME",
            description = "Which model. Default: the one the verdict chose.")
    private @Nullable String candidate;

    @Option(names = "--id", split = ",", paramLabel = "COL", description = "Columns of FILE to put first.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        keepInput();
        Archive archive = Archive.read(model());
        Optional<DecisionRule> rule = archive.decision().map(DecisionRule::fromBundle);
        Table rows = Source.readLike(file, archive.manifest().inputs());
        Predictions predictions = archive.model().predict(rows);
        Decisions decisions =
                rule.isEmpty() ? null : rule.get().decide(predictions, amounts(archive, rule.get(), rows));
        Table named = ids.isEmpty() ? new Table(List.of(), rows.rows()) : Source.readText(file, ids);
        write(new Lines(archive, named, predictions, decisions));
        spec.commandLine()
                .getOut()
                .println(rows.rows() + " rows scored by " + archive.manifest().candidate() + " to " + out
                        + capacity(rule.orElse(null), decisions));
        return 0;
    }

    /**
     * How many rows are to be acted on where the case has a capacity: it is one of all decisions, and a file may have more of the
     * best.
     */
    private static String capacity(@Nullable DecisionRule rule, @Nullable Decisions decisions) {
        ActionRule actions =
                rule instanceof RangeRule ranges ? ranges.actions() : rule instanceof ActionRule own ? own : null;
        Capacity capacity = actions == null ? null : actions.capacity();
        if (decisions == null || actions == null || capacity == null) {
            return "";
        }
        if (Double.isInfinite(capacity.least())) {
            return "; none is to be acted on, as in the study no row had a place or a gain: acting was never expected"
                    + " to pay, or the best rows, which stay together where it expects the same of them, were more than"
                    + " the capacity.";
        }
        int resting = actions.resting();
        long acted = Arrays.stream(decisions.action())
                .filter(action -> action != resting)
                .count();
        return String.format(
                Locale.ROOT,
                "; %,d to be acted on, by an expected gain of %s or more. That keeps the capacity of %s %% over all"
                        + " decisions; of this file alone it would be %,d rows.",
                acted,
                Amounts.plain(capacity.least()),
                Amounts.exact(100 * capacity.share()),
                Capacity.places(capacity.share(), decisions.action().length));
    }

    /** The rows with the columns that amounts need and the model does not. */
    private Table amounts(Archive archive, DecisionRule rule, Table rows) {
        List<InputColumn> more = archive.manifest().others().stream()
                .filter(column -> rule.columns().contains(column.name()) && !rows.has(column.name()))
                .toList();
        return more.isEmpty() ? rows : rows.with(Source.readLike(file, more).columns());
    }

    /** The rows to score are never written over. */
    private void keepInput() throws IOException {
        try {
            Path input = Path.of(file);
            if (Files.exists(input) && Files.exists(out) && Files.isSameFile(input, out)) {
                throw new UserError("--out " + out + " is the file to score itself; name another file");
            }
        } catch (InvalidPathException e) {
            // A JDBC URL need not be a path; it is no file that could be written over.
        }
    }

    private Path model() throws IOException {
        Listed listed = Listed.read(study.resolve("verdict.json"));
        List<String> known = models(listed);
        String name = candidate;
        if (name == null) {
            name = listed.winner();
            if (name == null) {
                throw new UserError("the verdict of " + study + " is \"" + listed.verdict()
                        + "\": it chose no model. Name one with --candidate: " + String.join(", ", known));
            }
        }
        if (!known.contains(name)) {
            throw new UserError("--candidate " + name + ": the study has no such model" + Nearest.hint(name, known)
                    + " (it has " + String.join(", ", known) + ")");
        }
        return archive(name);
    }

    /** What the verdict lists and the folder holds, simplest first: an archive that it does not list may be of another. */
    private List<String> models(Listed listed) {
        List<String> names = listed.scored().stream()
                .filter(name -> Files.exists(archive(name)))
                .toList();
        if (names.isEmpty()) {
            throw new UserError(study + " holds none of the models that its verdict lists. If they were"
                    + " removed, the command of the study makes them again: `"
                    + listed.command() + "`");
        }
        return names;
    }

    private Path archive(String name) {
        return study.resolve("models").resolve(name + ".ockham");
    }

    /** What a line is made of. */
    private record Lines(
            Archive archive,
            Table ids,
            Predictions predictions,
            @Nullable Decisions decisions) {}

    private void write(Lines lines) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(part)) {
                writer.write(header(lines));
                for (int i = 0; i < lines.predictions().rows(); i++) {
                    writer.write(line(lines, i));
                }
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw new UserError("cannot write " + out + ": there is no such folder, or no permission", e);
        } catch (IOException e) {
            throw new MachineError("cannot write " + out + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String header(Lines lines) {
        List<String> cells = new ArrayList<>();
        lines.ids().names().forEach(name -> cells.add(quoted(name)));
        cells.add("prediction");
        lines.archive().manifest().task().classes().forEach(name -> cells.add(quoted("p_" + name)));
        if (lines.decisions() != null) {
            cells.add("decision");
            cells.add("expected_value");
        }
        return String.join(",", cells) + "\n";
    }

    private static String line(Lines lines, int row) {
        List<String> cells = new ArrayList<>();
        for (Column column : lines.ids().columns()) {
            String text = ((Column.Texts) column).values()[row];
            cells.add(text == null ? "" : quoted(text));
        }
        Predictions predictions = lines.predictions();
        List<String> classes = lines.archive().manifest().task().classes();
        if (classes.isEmpty()) {
            cells.add(Double.toString(predictions.get(row, 0)));
        } else {
            cells.add(quoted(classes.get(predictions.largest(row))));
            for (int k = 0; k < classes.size(); k++) {
                cells.add(Double.toString(predictions.get(row, k)));
            }
        }
        Decisions decisions = lines.decisions();
        if (decisions != null) {
            double value = decisions.expectedValue()[row];
            cells.add(quoted(decisions.shown(row)));
            cells.add(Double.isNaN(value) ? "" : Double.toString(value));
        }
        return String.join(",", cells) + "\n";
    }

    /** A CSV cell (RFC 4180). */
    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") || !text.equals(text.strip())
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
