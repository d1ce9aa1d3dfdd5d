package ockham.learners.additive;

import java.util.Arrays;
import java.util.stream.IntStream;
import ockham.api.Rows;
import ockham.learners.forest.BinnedColumn;
import ockham.score.model.Inputs;

/**
 * A column in steps: the bins of the training rows.
 *
 * @param train the step of each training row
 * @param held the step of each validation row
 * @param counts training rows of each step
 */
record Steps(boolean number, double[] cuts, int[] train, int[] held, int[] counts) {
    static Steps[] of(Inputs inputs, Rows train, Rows validation) {
        Inputs.Cells[] cells = inputs.cells(train.table());
        Inputs.Cells[] others = inputs.cells(validation.table());
        Steps[] all = new Steps[cells.length];
        Arrays.setAll(all, j -> {
            BinnedColumn binned = BinnedColumn.of(inputs.get(j), cells[j], train.size());
            int[] own = new int[train.size()];
            int[] counts = new int[binned.bins()];
            for (int i = 0; i < own.length; i++) {
                own[i] = binned.rows()[i];
                counts[own[i]]++;
            }
            int[] held = new int[validation.size()];
            Arrays.setAll(held, i -> binned.binOf(others[j].at(i)));
            return new Steps(binned.number(), binned.cuts(), own, held, counts);
        });
        return all;
    }

    int size() {
        return counts.length;
    }

    /** Those that have training rows. */
    int[] known() {
        return IntStream.range(0, counts.length)
                .filter(step -> counts[step] > 0)
                .toArray();
    }

    /**
     * Gathers the known steps, in the order given, in at most {@code most} places of about as many rows each; steps without
     * training rows go where most rows are.
     */
    int[] places(int[] order, int most) {
        int total = Arrays.stream(counts).sum();
        int[] places = new int[counts.length];
        int[] rows = new int[most];
        int before = 0;
        int place = 0;
        for (int at = 0; at < order.length; at++) {
            int wanted = order.length <= most ? at : (int) Math.min(most - 1, (long) before * most / total);
            // A step more than the last at most, so that no place is empty.
            place = at == 0 ? 0 : Math.min(wanted, place + 1);
            places[order[at]] = place;
            rows[place] += counts[order[at]];
            before += counts[order[at]];
        }
        int largest = 0;
        for (int p = 1; p < most; p++) {
            largest = rows[p] > rows[largest] ? p : largest;
        }
        for (int step = 0; step < places.length; step++) {
            places[step] = counts[step] == 0 ? largest : places[step];
        }
        return places;
    }
}
