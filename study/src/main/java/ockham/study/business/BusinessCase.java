package ockham.study.business;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.score.decide.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What decisions are worth to a business, as its file says, with every default filled in. Money is in
 * {@code currency}, time in years.
 *
 * @param file name of the file, for messages
 * @param decision what acting means, in the user's words
 * @param actOn class that is acted on, or null where the file does not say
 * @param volume decisions a year
 * @param capacity how many of them may be to act, or null for all
 * @param horizonYears how long the answer must pay
 * @param discount a year, as a fraction
 * @param today how it is decided now, or null for doing nothing
 * @param constraints what every model must respect
 * @param protect columns by which errors are told apart
 * @param challengers what models cost that the user brings
 * @param worthActingOn smallest gain a year that matters
 */
public record BusinessCase(
        String file,
        String decision,
        @Nullable String actOn,
        String currency,
        Uncertain volume,
        @Nullable CaseCapacity capacity,
        Uncertain horizonYears,
        Uncertain discount,
        Outcomes outcomes,
        @Nullable Expression today,
        People people,
        Running running,
        Limits limits,
        Constraints constraints,
        List<String> protect,
        @Nullable MoreRows moreRows,
        List<ChallengerPrice> challengers,
        double worthActingOn) {
    public BusinessCase {
        protect = List.copyOf(protect);
        challengers = List.copyOf(challengers);
    }

    /** What the case says a challenger costs. */
    public Optional<ChallengerPrice> price(String challenger) {
        return challengers.stream().filter(c -> c.name().equals(challenger)).findFirst();
    }

    /** Every number that enters the money, with its name; outcomes that are formulas are not among them. */
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input("volume", volume));
        inputs.add(new Input("horizon", horizonYears));
        inputs.add(new Input("discount", discount));
        inputs.addAll(outcomeInputs());
        inputs.add(new Input("build_days classical", people.buildClassical()));
        inputs.add(new Input("build_days deep", people.buildDeep()));
        inputs.add(new Input("upkeep_days classical", people.upkeepClassical()));
        inputs.add(new Input("upkeep_days deep", people.upkeepDeep()));
        inputs.add(new Input("day_rate", people.dayRate()));
        inputs.add(new Input("server_per_month", running.serverPerMonth()));
        if (running.peakPerSecond() != null) {
            inputs.add(new Input("peak_per_second", running.peakPerSecond()));
        }
        if (running.energyPerKwh() != null) {
            inputs.add(new Input("energy_per_kwh", running.energyPerKwh()));
        }
        challengers.forEach(c -> inputs.addAll(c.inputs()));
        return inputs;
    }

    private List<Input> outcomeInputs() {
        List<Input> inputs = new ArrayList<>();
        switch (outcomes) {
            case Outcomes.Matrix matrix -> add(inputs, matrix);
            case Outcomes.Ranges ranges -> add(inputs, ranges.matrix());
            case Outcomes.PerUnit unit -> {
                add(inputs, "too_low", unit.tooLow());
                add(inputs, "too_high", unit.tooHigh());
            }
        }
        return inputs;
    }

    private static void add(List<Input> inputs, Outcomes.Matrix matrix) {
        for (int k = 0; k < matrix.classes().size(); k++) {
            for (int a = 0; a < matrix.actions().size(); a++) {
                String name =
                        outcomeName(matrix.classes().get(k), matrix.actions().get(a));
                add(inputs, name, matrix.money().get(k).get(a));
            }
        }
    }

    private static void add(List<Input> inputs, String name, Money money) {
        if (money instanceof Money.Amount amount) {
            inputs.add(new Input(name, amount.range()));
        }
    }

    /** Name of the input that says what {@code action} is worth under {@code truth}. */
    public static String outcomeName(String truth, String action) {
        return action + " when " + truth;
    }
}
