package ockham.api;

import java.util.EnumSet;
import java.util.Set;

/**
 * A recipe for a model. Write it as a record: its components are the hyper-parameters, checked in its compact
 * constructor. Implementations are immutable and safe to share between threads.
 */
public interface Learner {
    /** A short name, unique within a study: {@code lightgbm}, {@code realmlp}. */
    String name();

    Family family();

    /** Proven by {@code LearnerContract}. */
    Set<Trait> traits();

    /** Column kinds it takes as they are, a recipe turns the others into these: numbers, categories and booleans. */
    default Set<ColumnKind> accepts() {
        return EnumSet.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN);
    }

    /** How many settings a fit tries on the validation rows at most; the report shows it. */
    default int settingsTried() {
        return 1;
    }

    /**
     * Its place among the learners of its family: what is easier to understand and to run stands lower and is preferred where
     * it is no worse. Equal ones are ordered by name.
     */
    default int complexity() {
        return 0;
    }

    /**
     * Fits a model.
     *
     * @param train rows to learn from, at least 2
     * @param validation rows to stop early on and to choose between iterations with, never learnt from; at least 1
     * @throws LearningException if no usable model came of it: divergence, an unfit table, a native error
     */
    Model fit(Rows train, Rows validation, FitContext context);
}
