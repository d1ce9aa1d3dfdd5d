package ockham.score.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("discount", "decision", "volume", "currency");

    @Test
    void slipsAreUndone() {
        assertEquals(Optional.of("discount"), Nearest.of("discuont", KNOWN));
        assertEquals(Optional.of("volume"), Nearest.of("Volumes", KNOWN));
        assertEquals(Optional.of("currency"), Nearest.of("curency", KNOWN));
    }

    @Test
    void otherWordsAreNotGuessed() {
        assertEquals(Optional.empty(), Nearest.of("price", KNOWN));
        assertEquals(Optional.empty(), Nearest.of("x", List.of()));
        assertEquals(Optional.empty(), Nearest.of("x", List.of("y", "z")));
        assertEquals(Optional.of("x1"), Nearest.of("x", List.of("x1")));
    }

    @Test
    void distancesAreThoseOfTextbooks() {
        assertEquals(3, Nearest.distance("kitten", "sitting"));
        assertEquals(1, Nearest.distance("ab", "ba"));
        assertEquals(4, Nearest.distance("", "four"));
    }
}
