package ockham.score.model;

import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * k nearest neighbours: the model is the rows themselves, each prediction a search through all of them. Immutable; safe to
 * share between threads.
 */
public final class NeighbourModel implements Model {
    private static final Required REQUIRED = new Required("neighbour model");

    static final String FORMAT = "neighbours/1";

    private final SquaredDistances distances;
    private final Known known;
    private final Neighbourhood neighbourhood;
    private final String origin;

    /**
     * What is known of the rows that are searched.
     *
     * @param scaling how cells are read
     * @param vectors the rows
     * @param targets one a row: class indices or numbers
     * @param prior probability of each class, above 0; for numbers one value that is not used
     */
    public record Known(KernelBasis.Scaling scaling, KernelBasis.Vectors vectors, double[] targets, double[] prior) {}

    /**
     * @param origin how the rows were chosen, for people
     * @throws IllegalArgumentException if lengths disagree, a class is not there, or a number is not finite
     */
    public NeighbourModel(Known known, Neighbourhood neighbourhood, String origin) {
        REQUIRED.that(known.targets().length == known.vectors().count(), "a target a row");
        REQUIRED.that(known.prior().length >= 1, "a prior");
        boolean number = known.prior().length == 1;
        for (double p : known.prior()) {
            REQUIRED.that(Double.isFinite(p) && (number || (p > 0 && p < 1)), "a prior of probabilities");
        }
        for (double y : known.targets()) {
            boolean there = number ? Double.isFinite(y) : y >= 0 && y < known.prior().length && y == Math.rint(y);
            REQUIRED.that(there, "targets that there are");
        }
        this.distances = new SquaredDistances(known.scaling(), known.vectors());
        this.known = known;
        this.neighbourhood = neighbourhood;
        this.origin = origin;
    }

    public Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    /** How the rows were chosen. */
    public String origin() {
        return origin;
    }

    /** Rows that are searched. */
    public int rows() {
        return distances.vectors().count();
    }

    @Override
    public Predictions predict(Table features) {
        KernelBasis.Vectors rows = known.scaling().read(features);
        int width = known.prior().length;
        double[] values = new double[Math.multiplyExact(rows.count(), width)];
        SquaredDistances.Nearest found = new SquaredDistances.Nearest(Math.min(neighbourhood.count(), rows()));
        Neighbourhood asked = new Neighbourhood(found.index().length, neighbourhood.nearer());
        for (int i = 0; i < rows.count(); i++) {
            distances.nearest(rows, i, found);
            asked.predict(found, known.targets(), known.prior(), values, i * width);
        }
        return new Predictions(rows.count(), width, values);
    }

    /** Cells of the rows, and their targets. */
    @Override
    public long parameters() {
        return (long) rows() * (known.scaling().inputs().size() + 1);
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("inputs", known.scaling().inputs().toJson())
                .put("origin", origin)
                .put("means", known.scaling().means())
                .put("scales", known.scaling().scales())
                .put("numbers", distances.vectors().numbers())
                .put("codes", distances.vectors().codes())
                .put("targets", known.targets())
                .put("prior", known.prior())
                .put("neighbours", new int[] {neighbourhood.count(), neighbourhood.nearer() ? 1 : 0})
                .build();
    }

    /** Reads neighbour models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            int[] neighbours = bundle.ints("neighbours");
            REQUIRED.that(
                    neighbours.length == 2 && (neighbours[1] & ~1) == 0, "a number of neighbours and their weighting");
            double[] targets = bundle.doubles("targets");
            KernelBasis.Scaling scaling = new KernelBasis.Scaling(
                    Inputs.fromJson(bundle.text("inputs")), bundle.doubles("means"), bundle.doubles("scales"));
            KernelBasis.Vectors vectors =
                    new KernelBasis.Vectors(targets.length, bundle.floats("numbers"), bundle.ints("codes"));
            return new NeighbourModel(
                    new Known(scaling, vectors, targets, bundle.doubles("prior")),
                    new Neighbourhood(neighbours[0], neighbours[1] == 1),
                    bundle.text("origin"));
        }
    }
}
