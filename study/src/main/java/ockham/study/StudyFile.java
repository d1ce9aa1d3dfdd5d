package ockham.study;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.study.race.Plan;
import ockham.study.settings.Challenger;
import ockham.study.settings.StudySettings;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes {@code study.yaml}: the settings as resolved, every default written out, for people. */
final class StudyFile {
    private StudyFile() {}

    static void write(StudySettings settings, Plan plan, StudyFolder folder) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ockham", plan.ockham());
        all.put("source", settings.source());
        if (settings.query() != null) {
            all.put("query", settings.query());
        }
        all.put("data", plan.dataDigest());
        all.put("target", plan.target());
        all.put("task", plan.targetIsNumber() ? "number" : plan.classes().size() == 2 ? "binary" : "multiclass");
        all.put("classes", plan.classes());
        all.put(
                "case",
                settings.caseFile() == null ? "none" : settings.caseFile().toString());
        all.put(
                "test",
                settings.testFile() == null ? "none" : settings.testFile().toString());
        all.put("time", plan.time() == null ? "none" : plan.time());
        all.put("group", plan.group() == null ? "none" : plan.group());
        all.put("left_out", plan.leftOut());
        Map<String, String> monotone = new LinkedHashMap<>();
        plan.monotone().forEach((column, direction) -> monotone.put(column, direction.word()));
        all.put("monotone", monotone);
        all.put("trust", settings.trust());
        Map<String, String> types = new LinkedHashMap<>();
        settings.types().forEach((column, kind) -> types.put(column, kind.name().toLowerCase(Locale.ROOT)));
        all.put("types", types);
        all.put("families", settings.families().stream().map(Family::label).toList());
        all.put(
                "challengers",
                settings.challengers().stream().map(Challenger::option).toList());
        all.put("effort", plan.effort().name().toLowerCase(Locale.ROOT));
        all.put("folds", plan.folds() == 0 ? "by the number of rows" : plan.folds());
        all.put("repeats", plan.repeats() == 0 ? "by the number of rows" : plan.repeats());
        all.put("seed", plan.seed());
        all.put("ceiling_seconds_per_fit", plan.ceilingSeconds());
        all.put("budget", settings.budget() == null ? "none" : settings.budget().toString());
        all.put("ablation", settings.ablates());
        all.put("curves", settings.learns());
        all.put("threads", settings.threads());
        all.put("memory_bytes_per_worker", settings.memoryBytes());
        DumpSettings style =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        try {
            Files.writeString(folder.path().resolve("study.yaml"), new Dump(style).dumpToString(all));
        } catch (IOException e) {
            throw new MachineError("cannot write study.yaml to " + folder.path() + ": " + e.getMessage(), e);
        }
    }
}
