package ockham.study.value;

import java.util.List;
import java.util.Optional;
import ockham.study.business.BusinessCase;
import org.jspecify.annotations.Nullable;

/**
 * What every contender is worth, with all that the verdict and the report need. Against doing nothing, whose value is 0.
 *
 * @param business the case, or null when contenders are judged by a metric
 * @param unit what values are in: a currency, or points of a metric
 * @param volume decisions a year, at the mean; 1 for a metric
 * @param years horizon at the mean; 1 for a metric
 * @param discount a year
 * @param annuity what one unit a year is worth over the horizon; 1 for a metric
 * @param delta smallest net gain over the horizon that is worth acting on
 * @param contenders nothing first, then those without a model, then candidates, simplest first
 * @param breakEvens where the answer would turn
 * @param swings what each uncertain input moves, widest first
 * @param knowing what it is worth to know what is uncertain; null for a metric
 * @param notes what a reader must know, such as rows whose amounts are missing
 * @param loss whether values are a loss with its sign turned, so that larger is better here too
 */
public record Valuation(
        @Nullable BusinessCase business,
        String unit,
        double volume,
        double years,
        double discount,
        double annuity,
        double delta,
        List<Contender> contenders,
        ValueDraws draws,
        List<BreakEven> breakEvens,
        List<Swing> swings,
        @Nullable PerfectInformation knowing,
        List<String> notes,
        boolean loss) {
    public Valuation {
        contenders = List.copyOf(contenders);
        breakEvens = List.copyOf(breakEvens);
        swings = List.copyOf(swings);
        notes = List.copyOf(notes);
    }

    public boolean money() {
        return business != null;
    }

    /** A value as people know it: a loss with its sign turned back. */
    public double facing(double value) {
        return loss ? -value : value;
    }

    public Optional<Contender> contender(String name) {
        return contenders.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
