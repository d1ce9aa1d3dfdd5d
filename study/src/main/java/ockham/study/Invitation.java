package ockham.study;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import ockham.study.candidate.Ladder;
import ockham.study.challenger.Challengers;
import ockham.study.challenger.Field;
import ockham.study.ensemble.Ensembles;
import ockham.study.race.Plan;
import ockham.study.race.SourceRows;
import ockham.study.race.StudyData;
import ockham.study.settings.StudySettings;
import ockham.study.split.Folds;

/**
 * Makes the user's own models ready to be asked.
 *
 * @param say sentences for people
 * @param off asked often; once true nobody is asked any more
 */
record Invitation(
        StudySettings settings, StudyFolder folder, Question question, Consumer<String> say, BooleanSupplier off) {
    /** To race on these folds. */
    Challengers to(StudyData data, Plan plan, Folds folds) {
        Field field = new Field(
                data,
                plan,
                folds,
                settings.challengers().isEmpty()
                        ? SourceRows.NONE
                        : SourceRows.of(folder.path(), question.targetChoice()),
                judgedFile(),
                folder.work(),
                taken(data.ladder(plan)));
        return Challengers.of(
                settings.challengers(),
                field,
                new Challengers.Means(settings.threads(), settings.memoryBytes(), off, say));
    }

    /** The file whose rows judge, for people. */
    private String judgedFile() {
        Path test = settings.testFile();
        return test != null ? test.toString() : settings.query() != null ? "the query's answer" : settings.source();
    }

    /** Names of contenders that are the study's own. */
    private static Set<String> taken(Ladder ladder) {
        Set<String> taken = new HashSet<>(
                List.of("nothing", "act on all", "today's rule", Ensembles.CLASSICAL, Ensembles.WITH_NETS));
        ladder.candidates().forEach(candidate -> taken.add(candidate.name()));
        ladder.skipped().forEach(skip -> taken.add(skip.candidate()));
        return taken;
    }
}
