package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LeadersTest {
    @Test
    void aCandidateThatHasRunTheEasyFoldOnlyDoesNotLead() {
        BestSoFar.Leaders leaders = new BestSoFar.Leaders(true);
        leaders.add("logistic", "easy", 0.95);
        leaders.add("logistic", "hard", 0.65);
        leaders.add("lightgbm", "easy", 0.94);
        assertEquals(new BestSoFar.Leaders.Leader("logistic", 0.8, 2), leaders.best());
        leaders.add("lightgbm", "hard", 0.70);
        assertEquals("lightgbm", leaders.best().name());
    }

    @Test
    void theLessTheBetterForALoss() {
        BestSoFar.Leaders leaders = new BestSoFar.Leaders(false);
        leaders.add("ridge", "1", 3.0);
        leaders.add("xgboost", "1", 2.0);
        assertEquals(new BestSoFar.Leaders.Leader("xgboost", 2.0, 1), leaders.best());
    }
}
