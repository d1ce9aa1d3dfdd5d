package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CoslogTest {
    @Test
    void followsTheReference() {
        JsonNode golden = Golden.named("coslog4");
        double[] t = Golden.flat(golden.get("t"));
        double[] expected = Golden.flat(golden.get("expected"));
        for (int i = 0; i < t.length; i++) {
            assertEquals(expected[i], Coslog.at(t[i]), 1e-12);
        }
    }

    @Test
    void startsWithNothing() {
        assertEquals(0, Coslog.at(0, 1000));
    }
}
