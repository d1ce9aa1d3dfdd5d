package ockham.benchmarks.worlds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.Blend;
import ockham.score.Seeds;
import ockham.score.decide.QuantityRule;
import ockham.study.Projections;
import ockham.study.audit.Audit;
import ockham.study.audit.AuditSettings;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.business.Outcomes;
import ockham.study.candidate.Candidate;
import ockham.study.compare.OutOfFold;
import ockham.study.ensemble.Ensemble;
import ockham.study.ensemble.Ensembles;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.split.Fold;
import ockham.study.split.Folds;
import ockham.study.split.Nested;
import ockham.study.value.CandidateCost;
import ockham.study.value.Contender;
import ockham.study.value.Rules;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import ockham.study.value.ValueInputs;
import ockham.study.verdict.Verdict;
import ockham.study.verdict.VerdictSettings;
import ockham.study.verdict.Verdicts;

/**
 * One study of a world by the product's own stages: folds, fits with recipes and calibration, ensembles, value and verdict, in this
 * process; then every final model decides on fresh rows. Left out are worker processes and the test for signal; what running a model
 * takes is a given number.
 */
final class WorldStudy {
    private static final String TARGET = "y";
    private static final String CLUSTER = "cluster";
    /** A line, trees and a net, each as the ladder sets it up at quick effort. */
    private static final Set<String> LEARNERS = Set.of("logistic", "ridge", "lightgbm", "realmlp-small");

    private static final int EXAM_ROWS = 10_000;
    private static final double LATENCY = 0.0001;
    private static final double MEMORY_MB = 200;

    private final Scene scene;
    private final int study;
    private final StudyData data;
    private final Plan plan;
    private final BusinessCase business;
    private final Exam exam;
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Double> worth = new LinkedHashMap<>();

    WorldStudy(Scene scene, int study, int rows) {
        this.scene = scene;
        this.study = study;
        long seed = Seeds.of(20260301, scene.name(), Integer.toString(study));
        var world = scene.maker().make(rows, seed);
        Rows all = world.rows();
        Table table = scene.grouped() ? all.table().with(List.of(clusters(world.groups()))) : all.table();
        this.data = new StudyData(table, all.target(), all.task(), rows, 0, Map.of());
        this.plan = new Plan(
                "worlds",
                "",
                null,
                TARGET,
                null,
                !all.task().classification(),
                all.task().classes(),
                List.of(),
                Map.of(),
                null,
                scene.grouped() ? CLUSTER : null,
                0,
                0,
                seed,
                Effort.QUICK,
                new TreeMap<>(),
                List.of(Family.LINEAR, Family.BOOSTING, Family.DEEP),
                600,
                0);
        this.business =
                CaseFile.parse(scene.business(), "case.yaml", new CaseContext(withTarget(), all.task(), TARGET));
        this.exam = new Exam(scene.maker().make(EXAM_ROWS, Seeds.of(seed, "exam")), business, constant(all.target()));
    }

    Result result() {
        Audit audit = Audit.of(
                data.everything(),
                data.target(),
                new AuditSettings(TARGET, data.task(), null, plan.group(), Set.of(), plan.seed()));
        OutOfFold single = outOfFold();
        List<Ensemble> ensembles = Ensembles.of(single, false).ensembles();
        OutOfFold predictions =
                single.with(ensembles.stream().map(Ensemble::entry).toList());
        List<CandidateCost> costs = predictions.entries().stream()
                .map(e -> new CandidateCost(e.candidate(), LATENCY, MEMORY_MB, false))
                .toList();
        Projections curves = new WorldCurves(single, data.folds(plan).folds(), parts()).project(business, plan.seed());
        Valuation valuation = Value.of(
                predictions,
                business,
                new ValueInputs(costs, ValueInputs.DRAWS, plan.seed(), curves.learnt(business.worthActingOn())));
        Verdict verdict = Verdicts.decide(
                valuation,
                audit.findings(),
                VerdictSettings.USUAL,
                curves.gains(valuation.annuity(), valuation.delta()));
        examine(predictions, ensembles, valuation);
        return new Judgement(scene.name(), study, new Judgement.Said(valuation, verdict, audit), worth).result();
    }

    private OutOfFold outOfFold() {
        Folds folds = data.folds(plan);
        int rows = data.target().length;
        int[][] foldOf = new int[folds.repeats()][rows];
        folds.folds().forEach(f -> Arrays.stream(f.test()).forEach(row -> foldOf[f.repeat()][row] = f.fold()));
        List<OutOfFold.Entry> entries = new ArrayList<>();
        for (Candidate candidate : data.ladder(plan).candidates()) {
            if (LEARNERS.contains(candidate.name())) {
                entries.add(new OutOfFold.Entry(
                        candidate.name(), candidate.family(), candidate.rung(), predictions(candidate, folds)));
                models.put(
                        candidate.name(),
                        fit(candidate, IntStream.range(0, rows).toArray(), "all"));
            }
        }
        return new OutOfFold(data.task(), data.target(), groups(), foldOf, withTarget(), entries);
    }

    private List<Predictions> predictions(Candidate candidate, Folds folds) {
        int width = data.task().classification() ? data.task().classes().size() : 1;
        Rows all = data.rows(plan);
        double[][] values = new double[folds.repeats()][data.target().length * width];
        for (Fold fold : folds.folds()) {
            Predictions seen = fit(candidate, fold.train(), "r" + fold.repeat() + "f" + fold.fold())
                    .predict(all.rows(fold.test()).table());
            for (int i = 0; i < fold.test().length; i++) {
                System.arraycopy(seen.values(), i * width, values[fold.repeat()], fold.test()[i] * width, width);
            }
        }
        return Arrays.stream(values)
                .map(v -> new Predictions(data.target().length, width, v))
                .toList();
    }

    private WorldCurves.Parts parts() {
        return new WorldCurves.Parts() {
            @Override
            public int[] rows(Fold fold, int size) {
                return Nested.rows(fold, size, data.splitSettings(plan), data.task(), data.target());
            }

            @Override
            public Predictions predictions(String candidate, int[] train, Fold fold) {
                Candidate asked = data.ladder(plan).candidates().stream()
                        .filter(c -> c.name().equals(candidate))
                        .findFirst()
                        .orElseThrow();
                return fit(asked, train, "f" + fold.fold() + "n" + train.length)
                        .predict(data.rows(plan).rows(fold.test()).table());
            }
        };
    }

    private Model fit(Candidate candidate, int[] train, String name) {
        WorkerContext context = new WorkerContext(Path.of("."), plan, data, candidate, 1, Progress.none());
        return new Trainer(context, JsonNodeFactory.instance.objectNode()).fit(data.rows(plan), train, name);
    }

    /** What each contender is truly worth: the study's own arithmetic with the true value of a decision in it. */
    private void examine(OutOfFold predictions, List<Ensemble> ensembles, Valuation valuation) {
        for (Ensemble ensemble : ensembles) {
            models.put(
                    ensemble.name(),
                    new Blend(
                            ensemble.members().stream()
                                    .map(m -> models.get(m.candidate()))
                                    .toList(),
                            ensemble.members().stream()
                                    .mapToDouble(Ensemble.Member::weight)
                                    .toArray()));
        }
        for (Contender contender : valuation.contenders()) {
            double truth = contender.candidate() ? decided(predictions, contender.name()) : undecided(contender.name());
            double off = truth - contender.perDecision().mean();
            worth.put(contender.name(), contender.net().mean() + off * valuation.volume() * valuation.annuity());
        }
    }

    private double decided(OutOfFold predictions, String name) {
        OutOfFold.Entry entry = predictions.entries().stream()
                .filter(e -> e.candidate().equals(name))
                .findFirst()
                .orElseThrow();
        Table rows = exam.rows().table();
        return exam.worth(Rules.of(business, predictions, entry)
                .decide(Objects.requireNonNull(models.get(name), name).predict(rows), rows));
    }

    private double undecided(String name) {
        return switch (name) {
            case "nothing" -> 0;
            case "act on all" -> exam.actOnAll();
            default -> throw new IllegalStateException("a contender that the exam does not know: " + name);
        };
    }

    private double constant(double[] target) {
        return business.outcomes() instanceof Outcomes.PerUnit unit
                ? new QuantityRule(unit.tooLow().expected(), unit.tooHigh().expected(), target)
                        .decide(new Predictions(1, 1, new double[1]), new Table(List.of(), 1))
                        .quantity()[0]
                : 0;
    }

    private int[] groups() {
        int rows = data.target().length;
        return scene.grouped()
                ? Arrays.stream(((Column.Numbers) data.everything().column(CLUSTER)).values())
                        .mapToInt(v -> (int) v)
                        .toArray()
                : IntStream.range(0, rows).toArray();
    }

    private static Column clusters(int[] groups) {
        return new Column.Numbers(
                CLUSTER, Arrays.stream(groups).asDoubleStream().toArray());
    }

    private Table withTarget() {
        Column target = data.task().classification()
                ? new Column.Categories(
                        TARGET,
                        ColumnKind.CATEGORY,
                        data.task().classes(),
                        Arrays.stream(data.target()).mapToInt(v -> (int) v).toArray())
                : new Column.Numbers(TARGET, data.target());
        return data.everything().with(List.of(target));
    }
}
