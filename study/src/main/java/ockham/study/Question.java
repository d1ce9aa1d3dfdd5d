package ockham.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.decide.Nearest;
import ockham.study.audit.Audit;
import ockham.study.audit.Finding;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.business.Constraints;
import ockham.study.compare.Metric;
import ockham.study.race.StudyData;
import ockham.study.settings.StudySettings;
import ockham.study.source.Snapshot;
import ockham.study.source.TargetColumn;
import ockham.study.source.Targets;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the data, once the data is known: the target as it is read, the business case, the metric.
 *
 * @param business the business case, or null to judge by the metric
 */
record Question(TargetColumn target, @Nullable BusinessCase business, Metric metric) {
    /** @throws UserError if a column that the settings name does not exist, or the case does not fit the data */
    static Question of(StudySettings settings, Snapshot snapshot) {
        List<String> columns = snapshot.columns().stream().map(c -> c.name()).toList();
        checkNames(settings, columns);
        ColumnKind kind = settings.types().get(settings.target());
        TargetColumn target = Targets.of(snapshot, settings.target(), kind, null);
        BusinessCase business = null;
        if (settings.caseFile() != null) {
            Table rows = snapshot.read();
            business = CaseFile.read(settings.caseFile(), new CaseContext(rows, target.task(), settings.target()));
            needSeen(business, settings);
            if (target.task() instanceof Task.Binary && business.actOn() != null) {
                target = Targets.of(snapshot, settings.target(), kind, business.actOn());
            }
        }
        Metric metric =
                settings.metric() == null ? Metric.of(target.task()) : Metric.named(settings.metric(), target.task());
        return new Question(target, business, metric);
    }

    /** What every model must respect. */
    Constraints constraints() {
        return business == null ? Constraints.NONE : business.constraints();
    }

    /**
     * Refuses monotone columns that the audit has left out.
     *
     * @throws UserError naming them, and what was found
     */
    void needSeen(Audit audit) {
        if (business == null) {
            return;
        }
        Map<String, String> unseen = new HashMap<>();
        for (Finding finding : audit.findings()) {
            for (String column : finding.columns()) {
                if (audit.leftOut().contains(column)) {
                    unseen.putIfAbsent(
                            column,
                            finding.evidence() + ". Take it out of the case, or vouch for it with --trust " + column);
                }
            }
        }
        business.constraints().needSeen(business.file(), unseen);
    }

    private static void needSeen(BusinessCase business, StudySettings settings) {
        Map<String, String> unseen = new HashMap<>();
        settings.drop().forEach(name -> unseen.put(name, "it is named by --drop"));
        if (settings.group() != null) {
            unseen.put(settings.group(), "it is named by --group");
        }
        business.constraints().needSeen(business.file(), unseen);
    }

    /** How the target is to be read by everybody else in this study. */
    StudyData.TargetChoice targetChoice() {
        Task task = target.task();
        return new StudyData.TargetChoice(
                target.name(),
                task.classification() ? ColumnKind.CATEGORY : ColumnKind.NUMBER,
                task instanceof Task.Binary binary ? binary.positive() : null);
    }

    private static void checkNames(StudySettings settings, List<String> columns) {
        List<String> problems = new ArrayList<>();
        check("--target", settings.target(), columns, problems);
        settings.drop().forEach(name -> check("--drop", name, columns, problems));
        settings.trust().forEach(name -> check("--trust", name, columns, problems));
        settings.types().keySet().forEach(name -> check("--type", name, columns, problems));
        check("--time", settings.time(), columns, problems);
        check("--group", settings.group(), columns, problems);
        if (settings.drop().contains(settings.target())) {
            problems.add("--drop " + settings.target() + ": the target cannot be left out");
        }
        if (settings.target().equals(settings.time()) || settings.target().equals(settings.group())) {
            problems.add("--target " + settings.target() + ": cannot be the --time or --group column too");
        }
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\nockham: ", problems));
        }
    }

    private static void check(String option, @Nullable String name, List<String> columns, List<String> problems) {
        if (name != null && !columns.contains(name)) {
            problems.add(option + " " + name + ": there is no such column" + Nearest.hint(name, columns));
        }
    }
}
