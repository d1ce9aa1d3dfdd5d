package ockham.benchmarks.future;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ockham.benchmarks.Catalogue;
import ockham.benchmarks.Launcher;
import ockham.score.decide.QuantityRule;
import ockham.study.report.ContenderResult;
import ockham.study.report.MoneyResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;

/**
 * Studies a sample of real tables, puts every kept model into service on the rows that the study has not seen, and prints what the
 * verdict brought against rules of thumb. Run from the project root. Arguments: the folder with {@code CATALOG.tsv}, a folder for the
 * studies, in which a later call goes on, then options: {@code --rows 1000}, {@code --volume 100000}, {@code --seed 1}, {@code
 * --sets A,B}; all others are passed to every study.
 */
public final class FutureBenchmark {
    private static final int FEW = 10;

    private final Path work;
    private final int rows;
    private final int volume;
    private final int seed;
    private final List<String> options;

    private FutureBenchmark(Path work, Map<String, String> own, List<String> options) {
        this.work = work;
        this.rows = Integer.parseInt(own.getOrDefault("--rows", "1000"));
        this.volume = Integer.parseInt(own.getOrDefault("--volume", "100000"));
        this.seed = Integer.parseInt(own.getOrDefault("--seed", "1"));
        this.options = List.copyOf(options);
    }

    /** Runs the studies and prints a table in Markdown, a set as soon as it is through. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Map<String, String> own = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            if (List.of("--rows", "--volume", "--seed", "--sets").contains(arguments[i])) {
                own.put(arguments[i], arguments[++i]);
            } else {
                options.add(arguments[i]);
            }
        }
        List<String> sets = Arrays.asList(own.getOrDefault("--sets", "").split(","));
        FutureBenchmark benchmark = new FutureBenchmark(Path.of(arguments[1]), own, options);
        System.out.println(
                "| table | verdict | used | best there is | verdict | nothing | always LightGBM | always net |"
                        + " best mean | kept intervals |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        List<Realised> all = new ArrayList<>();
        for (Catalogue.Entry table : Catalogue.of(Path.of(arguments[0])).tables()) {
            if (sets.equals(List.of("")) || sets.contains(table.name())) {
                Optional<Realised> realised = benchmark.tried(table);
                realised.ifPresent(r -> System.out.println(r.line()));
                realised.ifPresent(all::add);
            }
        }
        System.out.println(Realised.sum(all));
    }

    /** One table that cannot be studied does not end the rest. */
    private Optional<Realised> tried(Catalogue.Entry table) throws InterruptedException, SQLException {
        try {
            return of(table);
        } catch (IOException e) {
            System.out.println("| " + table.name() + " | not run: " + e.getMessage() + " |");
            return Optional.empty();
        }
    }

    private Optional<Realised> of(Catalogue.Entry table) throws IOException, InterruptedException, SQLException {
        Path folder = work.resolve(table.name() + "-" + rows + "-" + seed).toAbsolutePath();
        Halves halves = Halves.of(table.file().toAbsolutePath(), table.target(), rows, seed, folder);
        List<String> truth = halves.truth();
        Optional<Business> business = business(halves);
        if (business.isEmpty() || truth.size() < rows) {
            System.out.println("| " + table.name() + " | not run: "
                    + (business.isEmpty() ? "more than two classes" : "fewer rows come later than are studied") + " |");
            return Optional.empty();
        }
        Path study = folder.resolve("study");
        if (!Files.exists(study.resolve("verdict.json"))) {
            List<String> classes = halves.known().stream().distinct().toList();
            Path yaml = folder.resolve("case.yaml");
            Files.writeString(yaml, business.get().yaml(classes, volume));
            List<String> run = new ArrayList<>(List.of(
                    "run",
                    halves.studied().toString(),
                    "--target",
                    table.target(),
                    "--case",
                    yaml.toString(),
                    "--out",
                    study.toString(),
                    "--quiet"));
            run.addAll(options);
            Launcher.run(run);
        }
        StudyRecord record = VerdictJson.read(study.resolve("verdict.json"));
        MoneyResult money = record.money();
        return money == null
                ? Optional.of(Realised.blocked(table.name(), record))
                : Optional.of(new Realised(
                        table.name(), record, Optional.of(worth(money, study, halves, truth, business.get()))));
    }

    /** True worth of everything that can be used, by name. */
    private Map<String, Double> worth(
            MoneyResult money, Path study, Halves halves, List<String> truth, Business business)
            throws IOException, InterruptedException, SQLException {
        double nothing = business.positive() != null ? 0 : mean(business, constant(halves, truth, business), truth);
        Map<String, Double> worth = new LinkedHashMap<>();
        for (ContenderResult contender : money.contenders()) {
            double brought;
            if (!contender.candidate()) {
                brought = contender.name().equals("act on all")
                        ? mean(business, Collections.nCopies(truth.size(), "act"), truth)
                        : nothing;
            } else if (Files.exists(study.resolve("models").resolve(contender.name() + ".ockham"))) {
                brought = mean(business, decisions(study, halves, contender.name()), truth);
            } else {
                continue;
            }
            double off = brought - nothing - contender.perDecision().mean();
            worth.put(contender.name(), contender.net().mean() + off * money.volumePerYear() * money.annuity());
        }
        return worth;
    }

    /** Without a model the same number is decided on for all: the best of those studied. */
    private static List<String> constant(Halves halves, List<String> truth, Business business) throws SQLException {
        double[] known = halves.known().stream()
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        double best = QuantityRule.quantile(known, business.gain() / (business.gain() + business.loss()));
        return Collections.nCopies(truth.size(), Double.toString(best));
    }

    private List<String> decisions(Path study, Halves halves, String candidate)
            throws IOException, InterruptedException, SQLException {
        Path into = study.resolveSibling("decided-" + candidate + ".csv");
        if (!Files.exists(into)) {
            Launcher.run(List.of(
                    "predict",
                    study.toString(),
                    halves.later().toString(),
                    "--candidate",
                    candidate,
                    "--out",
                    into.toString()));
        }
        return Halves.column(into, "decision");
    }

    private static double mean(Business business, List<String> decisions, List<String> truth) {
        double sum = 0;
        for (int i = 0; i < decisions.size(); i++) {
            sum += business.brought(decisions.get(i), truth.get(i));
        }
        return sum / decisions.size();
    }

    /** Empty for more than two classes; whole numbers of few values are classes, as the product takes them. */
    private static Optional<Business> business(Halves halves) throws SQLException {
        List<String> known = halves.known();
        Set<String> distinct = new HashSet<>(known);
        if (distinct.size() > 2 && distinct.size() <= FEW && distinct.stream().allMatch(t -> t.matches("-?\\d+"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Business.of(known));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
