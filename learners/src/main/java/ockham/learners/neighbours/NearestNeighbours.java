package ockham.learners.neighbours;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Trait;
import ockham.learners.TableLearner;
import ockham.score.model.Neighbourhood;

/**
 * k nearest neighbours by exact search: standardised numbers, a 0/1 column a level. How many are asked, and whether the near
 * ones have more say, is chosen on the validation rows. The model is the rows themselves, so beyond a ceiling of rows times
 * columns a sample of them is searched, and the model's origin says so. A missing number is refused, a missing level is as far
 * from a known one as half another.
 *
 * @param tried neighbourhoods; one that was chosen is taken without asking validation rows
 * @param mostCells rows times columns that are kept
 */
public record NearestNeighbours(List<Neighbourhood> tried, int mostCells) implements TableLearner {
    /** Rows times columns that are kept: an archive of some 2 MB, half a millisecond a prediction. */
    public static final int MOST_CELLS = 500_000;

    private static final List<Neighbourhood> USUAL = List.of(
            new Neighbourhood(1, false),
            new Neighbourhood(3, true),
            new Neighbourhood(5, false),
            new Neighbourhood(5, true),
            new Neighbourhood(10, false),
            new Neighbourhood(10, true),
            new Neighbourhood(20, false),
            new Neighbourhood(20, true),
            new Neighbourhood(40, false),
            new Neighbourhood(40, true),
            new Neighbourhood(80, false),
            new Neighbourhood(160, false));

    public NearestNeighbours {
        tried = List.copyOf(tried);
        if (tried.isEmpty()) {
            throw new IllegalArgumentException("neighbourhoods: at least one");
        }
        if (mostCells < 1) {
            throw new IllegalArgumentException("mostCells " + mostCells + ": at least 1");
        }
    }

    public static NearestNeighbours standard() {
        return new NearestNeighbours(USUAL, MOST_CELLS);
    }

    /** The one that was chosen. */
    NearestNeighbours settled(Neighbourhood chosen) {
        return new NearestNeighbours(List.of(chosen), mostCells);
    }

    @Override
    public String name() {
        return "nearest-neighbours";
    }

    @Override
    public Family family() {
        return Family.NEIGHBOURS;
    }

    @Override
    public int settingsTried() {
        return tried.size();
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(Trait.BINARY, Trait.MULTICLASS, Trait.REGRESSION, Trait.SAME_BYTES_ANY_THREADS);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        return new NeighbourFit(this, train, validation, context).run();
    }
}
