package ockham.study;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.study.report.Provenance;
import ockham.study.settings.Challenger;
import ockham.study.settings.StudySettings;
import org.jspecify.annotations.Nullable;

/** Where a study's numbers come from. Holds nothing of the machine: cores and memory change no number. */
final class ProvenanceMaker {
    /** Of a digest: enough to tell two files apart. */
    private static final int SHOWN_DIGITS = 12;

    private final StudyCourse course;

    ProvenanceMaker(StudyCourse course) {
        this.course = course;
    }

    Provenance make() {
        StudySettings settings = course.settings();
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("Ockham", course.plan().ockham());
        versions.put("engines", String.join(", ", course.ladder().versions()));
        SortedMap<String, String> resolved = new TreeMap<>();
        resolved.put("target", settings.target());
        resolved.put("metric", course.question().metric().label());
        resolved.put("case", settings.caseFile() == null ? "none" : String.valueOf(settings.caseFile()));
        String digest = course.judgement().digest();
        resolved.put("case's digest", digest.isEmpty() ? "none" : digest.substring(0, SHOWN_DIGITS));
        resolved.put("ablation", Boolean.toString(settings.ablates()));
        resolved.put("curves", Boolean.toString(settings.learns()));
        resolved.put("test", settings.testFile() == null ? "none" : String.valueOf(settings.testFile()));
        resolved.put("time", settings.time() == null ? "none" : settings.time());
        resolved.put("group", settings.group() == null ? "none" : settings.group());
        resolved.put("drop", String.join(", ", settings.drop()));
        resolved.put("trust", String.join(", ", settings.trust()));
        resolved.put("types", settings.types().toString());
        resolved.put("families", settings.families().isEmpty() ? "all" : labels(settings.families()));
        resolved.put(
                "challengers",
                settings.challengers().isEmpty()
                        ? "none"
                        : settings.challengers().stream()
                                .map(Challenger::option)
                                .collect(Collectors.joining("; ")));
        resolved.put("folds", Integer.toString(course.folds().perRepeat()));
        resolved.put("repeats", Integer.toString(course.folds().repeats()));
        resolved.put("budget", settings.budget() == null ? "none" : seconds(settings));
        resolved.put("ceiling of one fit", course.plan().ceilingSeconds() + " s");
        return new Provenance(
                course.snapshot().digest(),
                settings.seed(),
                settings.effort().name().toLowerCase(Locale.ROOT),
                command(settings),
                versions,
                resolved);
    }

    /** What to type to get the same study. */
    private static String command(StudySettings settings) {
        StringBuilder line = new StringBuilder("ockham run ").append(quoted(settings.source()));
        option(line, "--query", settings.query());
        option(line, "--target", settings.target());
        option(line, "--case", settings.caseFile());
        option(line, "--test", settings.testFile());
        option(line, "--time", settings.time());
        option(line, "--group", settings.group());
        option(line, "--drop", settings.drop().isEmpty() ? null : String.join(",", settings.drop()));
        option(line, "--trust", settings.trust().isEmpty() ? null : String.join(",", settings.trust()));
        if (!settings.types().isEmpty()) {
            option(
                    line,
                    "--type",
                    settings.types().entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
        }
        option(line, "--metric", settings.metric());
        option(
                line,
                "--families",
                settings.families().isEmpty()
                        ? null
                        : labels(settings.families()).replace(", ", ","));
        settings.challengers().forEach(challenger -> option(line, "--challenger", challenger.option()));
        option(line, "--budget", settings.budget() == null ? null : seconds(settings));
        option(line, "--effort", settings.effort().name().toLowerCase(Locale.ROOT));
        if (settings.ablates() != settings.ablationByDefault()) {
            line.append(settings.ablates() ? " --ablation" : " --no-ablation");
        }
        if (settings.learns() != settings.curvesByDefault()) {
            line.append(settings.learns() ? " --curves" : " --no-curves");
        }
        option(line, "--folds", settings.folds() == 0 ? null : settings.folds());
        option(line, "--repeats", settings.repeats() == 0 ? null : settings.repeats());
        option(line, "--seed", settings.seed());
        return line.toString();
    }

    private static String seconds(StudySettings settings) {
        return Objects.requireNonNull(settings.budget()).toSeconds() + "s";
    }

    private static void option(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(name).append(' ').append(quoted(value.toString()));
        }
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String labels(List<Family> families) {
        return families.stream().map(Family::label).collect(Collectors.joining(", "));
    }

    /** Processor, cores, memory, system and JDK, for people. */
    static String machine() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() >> 30
                        : 0;
        return Runtime.getRuntime().availableProcessors() + " cores, " + memory + " GB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", JDK "
                + Runtime.version().feature();
    }
}
