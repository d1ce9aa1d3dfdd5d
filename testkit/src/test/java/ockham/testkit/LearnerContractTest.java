package ockham.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Trait;
import org.junit.jupiter.api.Test;

/** A contract that lets faulty learners pass is worth nothing: each fault here must be found. */
class LearnerContractTest {
    private static final AtomicInteger FITS = new AtomicInteger();

    @Test
    void findsRandomnessWithoutASeed() {
        found(LearnerContract::sameSeedGivesTheSameBytes, new Faulty(x -> x + 1e-9 * FITS.incrementAndGet()));
    }

    @Test
    void findsProbabilitiesThatDoNotSumToOne() {
        found(LearnerContract::predictionsAreFiniteAndProbabilitiesSumToOne, new Faulty(x -> 1.5));
        found(LearnerContract::predictionsAreFiniteAndProbabilitiesSumToOne, new Faulty(x -> Double.NaN));
    }

    @Test
    void findsOneThatRefusesNothing() {
        found(LearnerContract::refusesTasksItDoesNotDeclare, new Faulty(x -> x));
        found(LearnerContract::takesTheColumnKindsItAcceptsAndNoOthers, new Faulty(x -> x));
        found(LearnerContract::takesMissingNumbersOnlyIfDeclared, new Faulty(x -> x));
    }

    @Test
    void findsOneThatLearnsNothing() {
        found(LearnerContract::learnsAnEasySignal, new Faulty(x -> x));
    }

    @Test
    void findsOneThatCannotBeStored() {
        found(LearnerContract::aStoredModelPredictsTheSameBits, new Faulty(x -> x));
    }

    @Test
    void findsRowsThatDependOnTheirNeighbours() {
        found(LearnerContract::aRowAloneIsPredictedAsInACrowd, new Faulty(x -> x) {
            @Override
            Predictions predict(Table table) {
                return constant(table, 1.0 / Math.max(2, table.rows()));
            }
        });
    }

    @Test
    void findsOneThatChangesItsRows() {
        found(LearnerContract::leavesItsRowsAsTheyAre, new Faulty(x -> x) {
            @Override
            public Model fit(Rows train, Rows validation, FitContext context) {
                Arrays.sort(((Column.Numbers) train.table().columns().get(0)).values());
                return super.fit(train, validation, context);
            }
        });
    }

    @Test
    void findsOneThatLearnsFromValidationRows() {
        found(LearnerContract::validationRowsAreNeverLearntFrom, new Faulty(x -> x) {
            @Override
            public Model fit(Rows train, Rows validation, FitContext context) {
                double[] x = ((Column.Numbers) validation.table().column("x0")).values();
                double sign = 0;
                for (int i = 0; i < x.length; i++) {
                    sign += x[i] * (validation.target()[i] - 0.5);
                }
                double slope = Math.signum(sign);
                return new Fitted(table -> {
                    double[] cells = ((Column.Numbers) table.column("x0")).values();
                    double[] p = new double[cells.length * 2];
                    for (int i = 0; i < cells.length; i++) {
                        p[2 * i + 1] = 1 / (1 + Math.exp(-slope * cells[i]));
                        p[2 * i] = 1 - p[2 * i + 1];
                    }
                    return new Predictions(cells.length, 2, p);
                });
            }
        });
    }

    private static void found(Consumer<LearnerContract> check, Learner faulty) {
        LearnerContract contract = new LearnerContract() {
            @Override
            protected Learner learner() {
                return faulty;
            }

            @Override
            protected int trainingRows() {
                return 200;
            }
        };
        assertThrows(Throwable.class, () -> check.accept(contract));
    }

    /** Says "a half" for every row, changed by {@code fault}; declares binary tasks and numbers, refuses nothing. */
    private static class Faulty implements Learner {
        private final DoubleUnaryOperator fault;

        Faulty(DoubleUnaryOperator fault) {
            this.fault = fault;
        }

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public Family family() {
            return Family.LINEAR;
        }

        @Override
        public Set<Trait> traits() {
            return EnumSet.of(Trait.BINARY);
        }

        @Override
        public Set<ColumnKind> accepts() {
            return EnumSet.of(ColumnKind.NUMBER);
        }

        @Override
        public Model fit(Rows train, Rows validation, FitContext context) {
            return new Fitted(this::predict);
        }

        Predictions predict(Table table) {
            return constant(table, fault.applyAsDouble(0.5));
        }

        static Predictions constant(Table table, double p) {
            double[] values = new double[table.rows() * 2];
            Arrays.fill(values, p);
            return new Predictions(table.rows(), 2, values);
        }
    }

    private record Fitted(Function<Table, Predictions> function) implements Model {
        @Override
        public Predictions predict(Table features) {
            return function.apply(features);
        }

        @Override
        public long parameters() {
            return 1;
        }

        @Override
        public Bundle toBundle() {
            return Bundle.of("faulty/1").build();
        }
    }
}
