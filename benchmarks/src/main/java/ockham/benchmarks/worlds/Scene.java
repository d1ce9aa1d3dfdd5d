package ockham.benchmarks.worlds;

import java.util.List;
import ockham.testkit.World;
import ockham.testkit.Worlds;

/**
 * A generated world and the business that is asked about.
 *
 * @param grouped whether rows of a cluster stay in one fold
 */
record Scene(String name, Maker maker, String business, boolean grouped) {
    /** Draws a table. */
    interface Maker {
        World make(int rows, long seed);
    }

    /** Acting on "yes" earns, acting on "no" costs; both sides pay the days of work that a case takes for granted. */
    private static final String ACT = """
        decision: Act
        act_on: "yes"
        currency: EUR
        volume: 100000 per year
        horizon: 3 years
        discount: 8%
        outcomes:
          - truth: "yes"
            act: 50
            wait: 0
          - truth: "no"
            act: -30
            wait: 0
        worth_acting_on: 5000 per year
        more_rows: {available: 5000, cost_each: 1}
        """;

    private static final String ORDER = """
        decision: Order
        currency: EUR
        volume: 100000 per year
        horizon: 3 years
        discount: 8%
        outcomes: {too_low: 2, too_high: 1}
        worth_acting_on: 5000 per year
        more_rows: {available: 5000, cost_each: 1}
        """;

    /** The seven worlds that verdicts are tried in. */
    static List<Scene> all() {
        return List.of(
                new Scene("linear", Worlds::linear, ACT, false),
                new Scene("trees win", Worlds::treesWin, ACT, false),
                new Scene("deep wins", Worlds::deepWins, ACT, false),
                new Scene("no signal", Worlds::noSignal, ACT, false),
                new Scene("tie", Worlds::tie, ACT, false),
                new Scene("heavy tails", Worlds::heavyTails, ORDER, false),
                new Scene("clustered rows", Worlds::clusteredRows, ACT, true));
    }
}
