package ockham.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ockham.study.report.SampleWorld.Entrant;

/** What a world's contenders are worth. */
record DraftMoney(SampleWorld world) {
    MoneyResult money() {
        List<ContenderResult> contenders = new ArrayList<>();
        for (int c = 0; c < world.entrants.size(); c++) {
            contenders.add(contender(c));
        }
        PageDraws.Plan plan = world.plan;
        int classical = world.best(1);
        int deep = world.best(2);
        List<MoneyResult.SideSwing> sides =
                List.of(swing("no model", world.best(0)), swing("classical", classical), swing("deep", deep));
        return new MoneyResult(
                "EUR",
                "Call the customer with an offer",
                "doing nothing",
                plan.volume(),
                plan.years(),
                plan.discount(),
                world.annuity(),
                plan.worthActingOn(),
                plan.worthActingOn() * world.annuity(),
                plan.dayRate(),
                plan.p99LimitMs(),
                world.capacity,
                contenders,
                List.of(new MoneyResult.InputResult("volume", 160_000, 200_000, 240_000, "decisions a year")),
                List.of(new MoneyResult.SwingResult(
                        "volume",
                        187_000,
                        213_000,
                        sides,
                        0,
                        "To know volume before choosing would be worth nothing: whatever it is, the same side"
                                + " is best.")),
                new MoneyResult.InformationResult(
                        0,
                        1_200,
                        "To know all these numbers before choosing would be worth nothing: whatever they are, the same"
                                + " side is best; to know what the rows leave open as well, at most 1,200 EUR."));
    }

    MoneyResult.SideSwing swing(String side, int c) {
        double net = world.net(c, -1);
        double build = world.buildDays(c) * world.plan.dayRate();
        return new MoneyResult.SideSwing(side, (net + build) * 0.935 - build, (net + build) * 1.065 - build);
    }

    ContenderResult contender(int c) {
        Entrant e = world.entrants.get(c);
        double[] worth = new double[Samples.DRAWS];
        for (int d = 0; d < worth.length; d++) {
            worth[d] = world.value[d % world.value.length][c];
        }
        boolean model = e.rung() > 0;
        double upkeep = world.upkeepDays(c) * world.plan.dayRate();
        ContenderResult.CostResult costs = !model
                ? ContenderResult.CostResult.NONE
                : new ContenderResult.CostResult(
                        world.buildDays(c),
                        world.buildDays(c) * world.plan.dayRate(),
                        world.upkeepDays(c),
                        upkeep,
                        1,
                        world.serversPerYear(c),
                        0,
                        0);
        return new ContenderResult(
                e.name(),
                e.family(),
                model,
                world.allowed(c) ? null : "slower than 50 ms",
                e.worth() * SampleWorld.ROWS,
                SampleWorld.ROWS,
                SampleWorld.estimate(e.worth(), worth),
                world.netEstimate(c),
                costs,
                model ? 1 : 0,
                List.of(new ContenderResult.ActionShare("act", 0.31), new ContenderResult.ActionShare("wait", 0.69)),
                arithmetic(c, costs));
    }

    List<ArithmeticLine> arithmetic(int c, ContenderResult.CostResult costs) {
        Entrant e = world.entrants.get(c);
        double year = e.worth() * world.plan.volume();
        List<ArithmeticLine> lines = new ArrayList<>();
        lines.add(line(
                "value per decision",
                "%.3f EUR",
                e.worth(),
                String.format(Locale.ROOT, "%,.0f EUR out of fold / 7,043 decisions", e.worth() * SampleWorld.ROWS)));
        lines.add(line("decisions a year", "%,.0f", year, String.format(Locale.ROOT, "%.3f x 200,000", e.worth())));
        lines.add(line(
                "3 years at 8 %", "%,.0f", year * world.annuity(), String.format(Locale.ROOT, "%,.0f x 2.577", year)));
        if (costs.perYear() > 0) {
            lines.add(line(
                    "upkeep, servers",
                    "%,.0f",
                    -costs.perYear() * world.annuity(),
                    String.format(Locale.ROOT, "(%.0f days x 700 + 1 server x 12 x 40) x 2.577", costs.upkeepDays())));
            lines.add(line(
                    "building",
                    "%,.0f",
                    -costs.build(),
                    String.format(Locale.ROOT, "%.0f days x 700", costs.buildDays())));
        }
        lines.add(line("net", "%,.0f EUR", world.net(c, -1), "against doing nothing"));
        return lines;
    }

    static ArithmeticLine line(String label, String form, double amount, String how) {
        return new ArithmeticLine(label, String.format(Locale.ROOT, form, amount), how);
    }
}
