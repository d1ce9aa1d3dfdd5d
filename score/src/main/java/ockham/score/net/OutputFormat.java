package ockham.score.net;

import ockham.api.Bundle;

/** The stored form of {@link NetOutput}: {@code classes}, their number, or {@code number}: mean, deviation, low, high. */
final class OutputFormat {
    private OutputFormat() {}

    static void write(NetOutput output, Bundle.Builder bundle) {
        if (output instanceof NetOutput.Value number) {
            bundle.put("number", new double[] {number.mean(), number.deviation(), number.low(), number.high()});
        } else {
            bundle.put("classes", new int[] {output.width()});
        }
    }

    static NetOutput read(Bundle bundle) {
        if (bundle.has("classes")) {
            return new NetOutput.Classes(Parts.single(bundle.ints("classes"), "classes"));
        }
        double[] number = bundle.doubles("number");
        if (number.length != 4) {
            throw new IllegalArgumentException("number has " + number.length + " parts, not 4");
        }
        return new NetOutput.Value(number[0], number[1], number[2], number[3]);
    }
}
