package ockham.study.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must know to run any trial of a study; kept as {@code plan.json} in the study folder. Follows from data,
 * settings and seed; where there is a time budget, what it has room for is the machine's too, and kept.
 *
 * @param classes the classes in order, empty for numbers
 * @param leftOut columns that no model sees
 * @param monotone number columns in which every model must be monotone, by name
 * @param folds folds per repeat, 0 for the plan's own
 * @param efforts of learners for which a time budget has room beyond the study's effort
 * @param ceilingSeconds seconds a trial may take before it is cut short
 * @param budgetSeconds the time budget, 0 for none: what it cuts short is never mixed with what had more time or less
 */
public record Plan(
        String ockham,
        String dataDigest,
        @Nullable String testDigest,
        String target,
        @Nullable String positive,
        boolean targetIsNumber,
        List<String> classes,
        List<String> leftOut,
        Map<String, Direction> monotone,
        @Nullable String time,
        @Nullable String group,
        int folds,
        int repeats,
        long seed,
        Effort effort,
        SortedMap<String, Effort> efforts,
        List<Family> families,
        long ceilingSeconds,
        long budgetSeconds) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The task that the classes stand for. */
    public Task task() {
        return switch (classes.size()) {
            case 0 -> new Task.Regression();
            case 2 -> new Task.Binary(classes.get(0), classes.get(1));
            default -> new Task.Multiclass(classes);
        };
    }

    /** How the target is to be read: as the first reading of the data, or the user, decided. */
    public StudyData.TargetChoice targetChoice() {
        return new StudyData.TargetChoice(target, targetIsNumber ? ColumnKind.NUMBER : ColumnKind.CATEGORY, positive);
    }

    /** The same with other efforts for some learners. */
    public Plan with(SortedMap<String, Effort> raised) {
        return new Plan(
                ockham,
                dataDigest,
                testDigest,
                target,
                positive,
                targetIsNumber,
                classes,
                leftOut,
                monotone,
                time,
                group,
                folds,
                repeats,
                seed,
                effort,
                raised,
                families,
                ceilingSeconds,
                budgetSeconds);
    }

    static Path file(Path study) {
        return study.resolve("plan.json");
    }

    /** Writes {@code plan.json} under a temporary name and moves it into place. */
    public void write(Path study) {
        try {
            Path part = study.resolve("plan.json.part");
            JSON.writeValue(part.toFile(), this);
            Files.move(part, file(study), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(study), e);
        }
    }

    /** Reads {@code plan.json}. */
    public static Plan read(Path study) {
        try {
            return JSON.readValue(file(study).toFile(), Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(study), e);
        }
    }
}
