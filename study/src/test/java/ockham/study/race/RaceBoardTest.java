package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Trait;
import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose reason is shown where several folds of a candidate break. */
class RaceBoardTest {
    private static final Candidate BRITTLE =
            new Candidate("brittle", Family.CHALLENGER, 0, List.of(), new Brittle(), Map.of());
    private static final Outcome SCORED =
            new Outcome.Scored(new Predictions(1, 1, new double[1]), new Outcome.Timing(1, 1, 1, 1), "");

    @TempDir
    Path folder;

    @Test
    void theFirstBrokenFoldGivesTheReasonInWhateverOrderTheyBreak() {
        Set<String> reasons = new TreeSet<>();
        for (int[] order : new int[][] {{1, 3}, {3, 1}}) {
            RaceBoard board = board(5);
            take(board, 4);
            for (int index : order) {
                board.end(BRITTLE, index, new Outcome.Failed("broke on fold " + index), 1);
            }
            reasons.add(firstBroken(board));
        }
        assertEquals(Set.of("broke on fold 1"), reasons);
    }

    @Test
    void earlierFoldsGoOnAndLaterOnesDoNot() {
        RaceBoard board = board(5);
        take(board, 4);
        assertTrue(board.end(BRITTLE, 2, new Outcome.Failed("broke"), 1));
        assertFalse(board.broken(BRITTLE, 0));
        assertFalse(board.broken(BRITTLE, 2));
        assertTrue(board.broken(BRITTLE, 3));
        assertEquals(Optional.empty(), board.next(BRITTLE));
        assertEquals(0, board.expectedLeft().length);
        assertTrue(board.end(BRITTLE, 0, SCORED, 1));
        assertFalse(board.end(BRITTLE, 3, new Outcome.Stopped("called off"), 1));
        assertEquals("broke", firstBroken(board));
    }

    @Test
    void theFinalFitFollowsTheLastFoldUnlessOneHasBroken() {
        RaceBoard board = board(2);
        take(board, 2);
        assertEquals(3, board.fitsLeft());
        assertEquals(List.of(), board.through());
        board.end(BRITTLE, 0, SCORED, 1);
        assertEquals(Optional.of(RaceBoard.FINAL), board.next(BRITTLE));
        assertEquals(Optional.empty(), board.next(BRITTLE));
        board.end(BRITTLE, 1, SCORED, 1);
        assertEquals(List.of(BRITTLE), board.through());
        assertEquals(1, board.fitsLeft());
        board.endFinal(BRITTLE);
        assertEquals(0, board.fitsLeft());

        RaceBoard broken = board(2);
        take(broken, 2);
        broken.end(BRITTLE, 1, new Outcome.Failed("broke"), 1);
        assertEquals(Optional.empty(), broken.next(BRITTLE));
        assertTrue(broken.broken(BRITTLE));
        assertEquals(List.of(), broken.through());
        assertEquals(0, broken.fitsLeft());
    }

    @Test
    void anotherWorkerHelpsWhereItIsWorthItsStart() {
        RaceBoard quick = board(5);
        take(quick, 1);
        assertEquals(Optional.of(BRITTLE), quick.nextCandidate());
        quick.end(BRITTLE, 0, SCORED, 0.1);
        assertEquals(Optional.empty(), quick.nextCandidate());
        RaceBoard slow = board(5);
        take(slow, 1);
        slow.end(BRITTLE, 0, SCORED, 2);
        assertEquals(Optional.of(BRITTLE), slow.nextCandidate());
    }

    private RaceBoard board(int folds) {
        List<Fold> all = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            all.add(new Fold(0, i, new int[] {1, 2}, new int[] {0}));
        }
        try (Evidence evidence = Evidence.open(folder.resolve("evidence.duckdb"))) {
            return new RaceBoard(List.of(BRITTLE), all, evidence, c -> true, c -> Double.NaN);
        }
    }

    private static void take(RaceBoard board, int folds) {
        assertEquals(Optional.of(BRITTLE), board.nextCandidate());
        for (int i = 0; i < folds; i++) {
            assertEquals(Optional.of(i), board.next(BRITTLE));
        }
    }

    private static String firstBroken(RaceBoard board) {
        return board.outcomes().get(BRITTLE).stream()
                .filter(o -> !(o instanceof Outcome.Scored))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    /** A learner that is never asked to learn here. */
    private record Brittle() implements Learner {
        @Override
        public String name() {
            return "brittle";
        }

        @Override
        public Family family() {
            return Family.CHALLENGER;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.REGRESSION);
        }

        @Override
        public Set<ColumnKind> accepts() {
            return Set.of(ColumnKind.NUMBER);
        }

        @Override
        public Model fit(Rows train, Rows validation, FitContext context) {
            throw new LearningException("it breaks");
        }
    }
}
