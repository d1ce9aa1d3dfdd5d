package ockham.study.business;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a challenger costs, as far as the case says so; the rest is that of a classical model.
 *
 * @param name of the challenger
 * @param perCall money for one prediction by somebody else's servers, or null where it runs on servers of one's own
 * @param buildDays days to put it into service, or null
 * @param upkeepDays days a year to watch it, or null
 */
public record ChallengerPrice(
        String name,
        @Nullable Uncertain perCall,
        @Nullable Uncertain buildDays,
        @Nullable Uncertain upkeepDays) {
    /** What the names of its inputs begin with. */
    public static final String PER_CALL = "price_per_call ";

    public static final String BUILD = "build_days ";
    public static final String UPKEEP = "upkeep_days ";

    List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        add(inputs, PER_CALL, perCall);
        add(inputs, BUILD, buildDays);
        add(inputs, UPKEEP, upkeepDays);
        return inputs;
    }

    private void add(List<Input> inputs, String kind, @Nullable Uncertain range) {
        if (range != null) {
            inputs.add(new Input(kind + name, range));
        }
    }
}
