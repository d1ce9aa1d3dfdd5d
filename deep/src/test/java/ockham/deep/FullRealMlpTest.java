package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class FullRealMlpTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofHours(1), Progress.none());

    private static double squaredError(Model model, Rows rows) {
        double[] values = model.predict(rows.table()).values();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - rows.target()[i]) * (values[i] - rows.target()[i]) / values.length;
        }
        return sum;
    }

    @Test
    void learnsAWaveAmongColumnsThatSayNothing() {
        Rows train = Worlds.wave(2_000, 5, 1);
        Rows test = Worlds.wave(1_000, 5, 2);
        Model model = RealMlp.full(Worlds.NUMBER).withEpochs(60).fit(train, test, CONTEXT);
        // a straight line leaves 35 of the deviation of 61
        assertTrue(squaredError(model, test) < 5 * 5, "error " + Math.sqrt(squaredError(model, test)));
    }

    @Test
    void learnsEachLevelOfACategoryAndReadsBack() {
        Rows train = Worlds.cities(1_200, 40, 3);
        Rows validation = Worlds.cities(400, 40, 3);
        Model model = RealMlp.full(Worlds.NUMBER).withEpochs(60).fit(train, validation, CONTEXT);
        // the variance is 1.01, that of the noise 0.01, and a tenth of x is known
        assertTrue(squaredError(model, train) < 0.05, "error " + squaredError(model, train));
        Model read = Formats.readModel(model.toBundle());
        assertEquals(
                Arrays.toString(model.predict(train.table()).values()),
                Arrays.toString(read.predict(train.table()).values()));
    }

    @Test
    void aNewLevelAndAMissingCellAreOneAndWithinTheRangeSeen() {
        Rows train = Worlds.cities(600, 40, 4);
        Model model = RealMlp.full(Worlds.NUMBER).withEpochs(20).fit(train, train, CONTEXT);
        Column city = new Column.Categories("city", ColumnKind.CATEGORY, List.of("elsewhere"), new int[] {0, -1});
        double[] values = model.predict(new Table(List.of(city, new Column.Numbers("x0", new double[] {50, 50})), 2))
                .values();
        assertEquals(values[0], values[1]);
        double least = Arrays.stream(train.target()).min().orElseThrow();
        double most = Arrays.stream(train.target()).max().orElseThrow();
        assertTrue(values[0] >= least && values[0] <= most, values[0] + " of " + least + " to " + most);
    }

    @Test
    void constantColumnsDoNotStopTheStart() {
        Table table = new Table(List.of(new Column.Numbers("same", new double[] {7, 7, 7, 7, 7, 7})), 6);
        Rows rows = new Rows(table, new double[] {0, 1, 0, 1, 1, 1}, Worlds.TWO);
        double[] values = RealMlp.full(Worlds.TWO)
                .withEpochs(3)
                .fit(rows, rows, CONTEXT)
                .predict(table)
                .values();
        assertTrue(Arrays.stream(values).allMatch(p -> p > 0 && p < 1), Arrays.toString(values));
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertEquals(
                "dropout 1.0: from 0 to below 1",
                assertThrows(IllegalArgumentException.class, () -> new Variant(true, 8, 1, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Variant(true, 8, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Variant(true, 1, 0, 0));
    }
}
