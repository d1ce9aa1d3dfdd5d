package ockham.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.UserError;
import ockham.score.decide.Nearest;
import ockham.study.Study;
import ockham.study.settings.Challenger;
import ockham.study.settings.ChallengerReader;
import ockham.study.settings.StudySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham run}: a study from a file to a verdict. */
@Command(
        name = "run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Runs a study: audits the data, races the candidates, and answers in money.",
        footer = {
            "",
            "Examples:",
            "  ockham run customers.csv --target churned --case churn.yaml",
            "  ockham run visits.parquet --target no_show --time booked_at --drop reminder_sent --budget 10m",
            "  ockham run customers.csv --target churned --challenger \"mine=cmd: python3 train.py {train} {test}"
                    + " {out}\"",
            "  ockham run jdbc:postgresql://localhost/shop --query 'select * from orders' --target returned",
            "",
            "A study that was interrupted goes on when the same command is given again."
        })
final class RunCommand implements Callable<Integer> {
    /** A budget below it leaves no time for standard effort. */
    private static final Duration BRIEF = Duration.ofMinutes(5);

    private static final List<String> FAMILIES = new Words.Families().all();
    private static final List<String> KINDS = new Words.Kinds().all();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "CSV, TSV, Parquet or JSON lines; or a JDBC URL with --query.")
    private String file = "";

    @Option(names = "--target", required = true, paramLabel = "COL", description = "The column to predict.")
    private String target = "";

    @Option(names = "--case", paramLabel = "FILE", description = "The business case (see: ockham case init).")
    private @Nullable Path caseFile;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "What to ask the database that FILE names by its JDBC URL.")
    private @Nullable String query;

    @Option(names = "--test", paramLabel = "FILE", description = "Your own test rows, instead of cross-validation.")
    private @Nullable Path test;

    @Option(names = "--time", paramLabel = "COL", description = "Orders the rows: models learn from the past only.")
    private @Nullable String time;

    @Option(names = "--group", paramLabel = "COL", description = "Rows with equal values stay in one fold.")
    private @Nullable String group;

    @Option(names = "--drop", split = ",", paramLabel = "COL", description = "Columns to leave out.")
    private List<String> drop = new ArrayList<>();

    @Option(
            names = "--trust",
            split = ",",
            paramLabel = "COL",
            description = "Columns that you know when you decide, though they look like leaks.")
    private List<String> trust = new ArrayList<>();

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "COL=KIND",
            completionCandidates = Words.Kinds.class,
            description = "How to read a column: ${COMPLETION-CANDIDATES}.")
    private Map<String, String> types = new TreeMap<>();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            completionCandidates = Words.Metrics.class,
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: auc for two classes, accuracy for more,"
                    + " rmse for numbers.")
    private @Nullable String metric;

    @Option(
            names = "--families",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Words.Families.class,
            description = "Families to race: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> families = new ArrayList<>();

    @Option(
            names = "--effort",
            paramLabel = "LEVEL",
            completionCandidates = Words.Efforts.class,
            converter = Words.EffortReader.class,
            description =
                    "How much is tried: ${COMPLETION-CANDIDATES}. Default: standard, or quick with a budget of less"
                            + " than five minutes.")
    private @Nullable Effort effort;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "Ends with a verdict by then: 90s, 10m, 2h; a number alone is seconds. Fits that would take longer"
                            + " are cut short or left out, and listed.")
    private @Nullable String budget;

    @Option(names = "--ceiling", paramLabel = "TIME", description = "Most time for one fit. Default: by effort.")
    private @Nullable String ceiling;

    @Option(
            names = "--ablation",
            negatable = true,
            description = "Measures what feature engineering is worth, by leaving it out. Default: yes, but for quick"
                    + " effort and under a budget.")
    private @Nullable Boolean ablation;

    @Option(
            names = "--challenger",
            paramLabel = "[NAME=]ORIGIN",
            description =
                    "A model of your own, raced on the same folds; may be given several times. ORIGIN is a CSV file of"
                            + " predictions, \"cmd: PROGRAM {train} {test} {out}\" run once a fold, or an http address"
                            + " that answers rows of JSON.")
    private List<String> challengers = new ArrayList<>();

    @Option(
            names = "--curves",
            negatable = true,
            description = "Measures what more rows would be worth, by learning from fewer. Default: yes, but for quick"
                    + " effort and under a budget.")
    private @Nullable Boolean curves;

    @Option(names = "--folds", paramLabel = "K", description = "Folds of the cross-validation, 2 to 50.")
    private @Nullable Integer folds;

    @Option(names = "--repeats", paramLabel = "R", description = "Repeats of the cross-validation, 1 to 50.")
    private @Nullable Integer repeats;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same verdict. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Cores to keep busy; never changes a result. Default: all.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--memory", paramLabel = "SIZE", description = "Most memory a worker may use: 6g, 800m.")
    private @Nullable String memory;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The study folder. Default: ockham-studies/<name of the file>.")
    private @Nullable Path out;

    @Option(names = "--quiet", description = "Prints the verdict only.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints verdict.json, and no progress.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StudySettings settings = settings();
        return StudyRun.start(
                settings, StudyRun.Output.of(quiet, json), spec.commandLine().getOut());
    }

    private StudySettings settings() {
        List<String> problems = new ArrayList<>();
        if (folds != null && (folds < 2 || folds > 50)) {
            problems.add("--folds " + folds + ": give a number from 2 to 50");
        }
        if (repeats != null && (repeats < 1 || repeats > 50)) {
            problems.add("--repeats " + repeats + ": give a number from 1 to 50");
        }
        if (threads < 1 || threads > 1024) {
            problems.add("--threads " + threads + ": give a number from 1 to 1024");
        }
        Duration budgetTime = budget == null ? null : duration("--budget", budget, problems);
        Duration ceilingTime = ceiling == null ? null : duration("--ceiling", ceiling, problems);
        long memoryBytes = memory == null ? Machine.memoryPerWorker(threads) : bytes(memory, problems);
        if (budget != null && Boolean.TRUE.equals(ablation)) {
            problems.add("--ablation: not under a budget, where what is measured would depend on the clock; leave"
                    + " --budget or --ablation out");
        }
        if (budget != null && Boolean.TRUE.equals(curves)) {
            problems.add("--curves: not under a budget, where what is measured would depend on the clock; leave"
                    + " --budget or --curves out");
        }
        Map<String, ColumnKind> kinds = kinds(problems);
        List<Family> wanted = families(problems);
        List<Challenger> brought = ChallengerReader.read(challengers, problems);
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\nockham: ", problems));
        }
        boolean hurried = budgetTime != null && budgetTime.compareTo(BRIEF) < 0;
        Effort tried = effort == null ? (hurried ? Effort.QUICK : Effort.STANDARD) : effort;
        return new StudySettings(
                file,
                query,
                target,
                caseFile,
                test,
                time,
                group,
                List.copyOf(drop),
                List.copyOf(trust),
                kinds,
                metric,
                wanted,
                tried,
                effort != null,
                budgetTime,
                ceilingTime == null ? Study.ceiling(tried) : ceilingTime,
                ablation,
                curves,
                folds == null ? 0 : folds,
                repeats == null ? 0 : repeats,
                seed,
                threads,
                memoryBytes,
                brought,
                out == null ? defaultFolder() : out);
    }

    private Path defaultFolder() {
        String name = query == null && !file.startsWith("jdbc:")
                ? String.valueOf(Path.of(file).toAbsolutePath().normalize().getFileName())
                : "query";
        String stem = name.replaceFirst("(\\.[A-Za-z0-9]{1,8}){1,2}$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        return Path.of("ockham-studies", stem.isEmpty() ? "study" : stem);
    }

    private Map<String, ColumnKind> kinds(List<String> problems) {
        Map<String, ColumnKind> kinds = new TreeMap<>();
        types.forEach((column, kind) -> {
            try {
                kinds.put(column, ColumnKind.valueOf(kind.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                problems.add("--type " + column + "=" + kind + ": the kinds are " + String.join(", ", KINDS)
                        + Nearest.hint(kind.strip(), KINDS));
            }
        });
        return kinds;
    }

    private List<Family> families(List<String> problems) {
        List<Family> wanted = new ArrayList<>();
        for (String name : families) {
            Arrays.stream(Family.values())
                    .filter(f -> f.label().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            wanted::add,
                            () -> problems.add("--families " + name + ": the families are "
                                    + String.join(", ", FAMILIES) + Nearest.hint(name.strip(), FAMILIES)));
        }
        return wanted;
    }

    static @Nullable Duration duration(String option, String text, List<String> problems) {
        Matcher match = Pattern.compile("([0-9]{1,6})\\s*(s|m|h)?", Pattern.CASE_INSENSITIVE)
                .matcher(text.strip());
        if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
            problems.add(option + " " + text + ": give a time like 90s, 10m or 2h");
            return null;
        }
        long number = Long.parseLong(match.group(1));
        String unit = match.group(2) == null ? "s" : match.group(2).toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    static long bytes(String text, List<String> problems) {
        Matcher match = Pattern.compile("([0-9]{1,7})\\s*(m|g)b?", Pattern.CASE_INSENSITIVE)
                .matcher(text.strip());
        if (!match.matches()) {
            problems.add("--memory " + text + ": give a size like 800m or 6g");
            return 0;
        }
        long bytes = Long.parseLong(match.group(1)) << (match.group(2).equalsIgnoreCase("g") ? 30 : 20);
        if (bytes < 300L << 20) {
            problems.add("--memory " + text + ": a worker needs at least 300m");
        }
        return bytes;
    }
}
