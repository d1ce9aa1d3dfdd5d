package ockham.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.LearningException;
import ockham.api.Progress;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Seeds;
import ockham.study.audit.Audit;
import ockham.study.audit.AuditSettings;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.race.FitSize;
import ockham.study.race.Forecast;
import ockham.study.race.MachineSpeed;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerContext;
import ockham.study.source.Source;
import ockham.study.source.SourceSettings;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * What {@link Forecast} has learnt. {@code measure CATALOG_DIR FILE EFFORT MOST_ROWS} fits every candidate once on samples of every
 * table of a catalogue and adds the processor seconds to FILE, going on where it was left. {@code learn FILE} prints the
 * forecast that the product carries, and how far off it is on tables that it was not learnt from.
 */
public final class ForecastBenchmark {
    private static final long CEILING = 120;
    private static final double[] PRIOR = {0, 1, 0.6, 0.2, 0.8, 0, 0};
    private static final double[] WEIGHT = {0.01, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    /** What the clock of processor time can tell. */
    private static final double TICK = 0.01;

    private ForecastBenchmark() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "measure" ->
                measure(
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Effort.valueOf(arguments[3].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(arguments[4]));
            case "learn" -> learn(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException("measure or learn, not " + arguments[0]);
        }
    }

    private record Sample(String table, Effort effort, int rows) {
        String key() {
            return table + "\t" + effort + "\t" + rows + "\t";
        }
    }

    private static void measure(Path catalogue, Path out, Effort effort, int most) throws IOException {
        for (Catalogue.Entry table : Catalogue.of(catalogue).tables()) {
            Path folder = Files.createTempDirectory("ockham-forecast");
            try {
                SourceSettings source = new SourceSettings(table.file().toString(), null, table.target(), Map.of());
                Source.snapshot(source, StudyData.snapshot(folder));
                StudyData data = StudyData.load(folder, new StudyData.TargetChoice(table.target(), null, null));
                for (int part : new int[] {1, 4}) {
                    int rows = Math.min(most, data.trainRows()) / part;
                    Sample sample = new Sample(table.name(), effort, rows);
                    if (rows >= 100) {
                        measure(sample, data, table.target(), out);
                    }
                }
            } finally {
                Files.deleteIfExists(StudyData.snapshot(folder));
                Files.deleteIfExists(folder);
            }
        }
    }

    private static void measure(Sample sample, StudyData data, String target, Path out) throws IOException {
        Set<String> known = Files.exists(out) ? new HashSet<>(Files.readAllLines(out)) : Set.of();
        int[] drawn = drawn(data.trainRows(), sample.rows());
        double[] values =
                Arrays.stream(drawn).mapToDouble(i -> data.target()[i]).toArray();
        Table rows = data.everything().rows(drawn);
        Audit audit = Audit.of(rows, values, new AuditSettings(target, data.task(), null, null, Set.of(), 1));
        Set<String> gone = new TreeSet<>(audit.leftOut());
        audit.findings().stream()
                .filter(f -> f.severity().name().equals("BLOCKS"))
                .forEach(f -> gone.addAll(f.columns()));
        StudyData part = new StudyData(rows, values, data.task(), values.length, 0, data.readings());
        Plan plan = plan(data.task(), target, List.copyOf(gone), sample.effort());
        StringBuilder lines = new StringBuilder();
        FitSize size = FitSize.of(part.features(plan), data.task(), values.length);
        for (Candidate candidate : part.ladder(plan).candidates()) {
            String key = sample.key() + candidate.name() + "\t";
            if (candidate.family() == Family.NOTHING
                    || known.stream().anyMatch(l -> l.startsWith(key))
                    || Ladder.providerOf(candidate.name(), part.shape(plan))
                            .unavailable()
                            .isPresent()) {
                continue;
            }
            double seconds = fit(part, plan, candidate);
            lines.append(key).append(seconds);
            for (double term : size.terms()) {
                lines.append('\t').append(term);
            }
            lines.append('\n');
        }
        System.out.print(lines);
        Files.writeString(out, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static int[] drawn(int all, int some) {
        SplittableRandom random = new SplittableRandom(Seeds.of(1, "forecast"));
        List<Integer> places = IntStream.range(0, all).boxed().collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < some; i++) {
            int other = i + random.nextInt(all - i);
            int held = places.get(i);
            places.set(i, places.get(other));
            places.set(other, held);
        }
        return places.subList(0, some).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static Plan plan(Task task, String target, List<String> leftOut, Effort effort) {
        return new Plan(
                "",
                "",
                null,
                target,
                task instanceof Task.Binary binary ? binary.positive() : null,
                !task.classification(),
                task.classes(),
                leftOut,
                Map.of(),
                null,
                null,
                5,
                1,
                1,
                effort,
                new TreeMap<>(),
                List.of(),
                CEILING,
                0);
    }

    /** Processor seconds, NaN where the fit failed or was cut short. */
    private static double fit(StudyData data, Plan plan, Candidate candidate) {
        AtomicBoolean cut = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void step(int done, int total) {}

            @Override
            public void cutShort() {
                cut.set(true);
            }
        };
        WorkerContext context = new WorkerContext(Path.of("."), plan, data, candidate, 1, progress);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        try {
            new Trainer(context, JsonNodeFactory.instance.objectNode())
                    .fit(
                            data.rows(plan),
                            IntStream.range(0, data.target().length).toArray(),
                            "r0f0");
        } catch (LearningException e) {
            return Double.NaN;
        }
        return cut.get() ? Double.NaN : (system.getProcessCpuTime() - start) / 1e9;
    }

    private record Point(String table, String learner, Effort effort, double seconds, double[] terms) {}

    private static void learn(Path file) throws IOException {
        List<Point> points = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            double[] terms = Arrays.stream(cells, 5, cells.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double seconds = Math.max(TICK, Double.parseDouble(cells[4]));
            if (!Double.isNaN(seconds)) {
                points.add(new Point(cells[0], cells[3], Effort.valueOf(cells[1]), seconds, terms));
            }
        }
        List<Forecast.Line> lines = lines(points);
        System.out.println(new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(new Forecast.Learnt(rounded(MachineSpeed.probe()), lines)));
        apart(points);
    }

    /** Seconds of all fits of a table, as forecast without that table, over those it took. */
    private static void apart(List<Point> points) {
        Map<String, List<Point>> tables = points.stream()
                .collect(Collectors.groupingBy(p -> p.table() + " " + p.effort(), TreeMap::new, Collectors.toList()));
        List<Double> factors = new ArrayList<>();
        tables.forEach((table, own) -> {
            List<Point> others = points.stream()
                    .filter(p -> !p.table().equals(own.getFirst().table()))
                    .toList();
            double took = 0;
            double said = 0;
            for (Point point : own) {
                Forecast.Line line = line(point.learner(), point.effort(), others);
                took += point.seconds();
                said += Math.clamp(at(line.coefficients(), point.terms()), line.least() / 2, 2 * line.most());
            }
            factors.add(said / took);
            System.err.printf(Locale.ROOT, "%-40s took %8.1f said %8.1f factor %.2f%n", table, took, said, said / took);
        });
        long within = factors.stream().filter(f -> f > 1 / 1.5 && f < 1.5).count();
        System.err.printf(Locale.ROOT, "within a factor of 1.5: %d of %d%n", within, factors.size());
    }

    private static double at(List<Double> coefficients, double[] terms) {
        return Math.exp(
                dot(coefficients.stream().mapToDouble(Double::doubleValue).toArray(), terms));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static List<Forecast.Line> lines(List<Point> points) {
        Set<String> seen = new TreeSet<>();
        List<Forecast.Line> lines = new ArrayList<>();
        for (Point point : points) {
            if (seen.add(point.learner() + " " + point.effort())) {
                lines.add(line(point.learner(), point.effort(), points));
            }
        }
        return lines;
    }

    /** Least squares of the logarithm, held to what is to be expected of any learner where tables are few. */
    private static Forecast.Line line(String learner, Effort effort, List<Point> points) {
        List<Point> own = points.stream()
                .filter(p -> p.learner().equals(learner) && p.effort() == effort)
                .toList();
        double[][] system = new double[FitSize.TERMS][FitSize.TERMS];
        double[] right = new double[FitSize.TERMS];
        for (int i = 0; i < FitSize.TERMS; i++) {
            system[i][i] = WEIGHT[i];
            right[i] = WEIGHT[i] * PRIOR[i];
        }
        for (Point point : own) {
            for (int i = 0; i < FitSize.TERMS; i++) {
                for (int j = 0; j < FitSize.TERMS; j++) {
                    system[i][j] += point.terms()[i] * point.terms()[j];
                }
                right[i] += point.terms()[i] * Math.log(point.seconds());
            }
        }
        double[] solution = new CholeskyDecomposition(MatrixUtils.createRealMatrix(system))
                .getSolver()
                .solve(MatrixUtils.createRealVector(right))
                .toArray();
        // The exponential of a mean logarithm is less than the mean: Duan's smearing (1983) makes up for it.
        double smeared = 0;
        for (Point point : own) {
            smeared += point.seconds() / Math.exp(dot(solution, point.terms())) / own.size();
        }
        solution[0] += Math.log(smeared);
        double least = own.stream().mapToDouble(Point::seconds).min().orElse(0);
        double most = own.stream().mapToDouble(Point::seconds).max().orElse(0);
        return new Forecast.Line(
                learner,
                effort,
                Arrays.stream(solution).mapToObj(ForecastBenchmark::rounded).toList(),
                rounded(least),
                rounded(most));
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    }
}
