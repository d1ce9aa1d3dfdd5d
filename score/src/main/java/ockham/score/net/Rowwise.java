package ockham.score.net;

import ockham.api.Predictions;
import ockham.api.Table;

/** Predicts a table row by row. */
final class Rowwise {
    private Rowwise() {}

    /** A net with room to work in, for one thread. */
    interface Net {
        /** Writes what is predicted for a row of encoded inputs. */
        void predict(float[] encoded, double[] values, int at);
    }

    static Predictions predict(NetInputs inputs, int width, Net net, Table table) {
        double[] values = new double[Math.multiplyExact(table.rows(), width)];
        NetInputs.Bound bound = inputs.bind(table);
        float[] encoded = new float[inputs.width()];
        for (int row = 0; row < table.rows(); row++) {
            bound.row(row, encoded, 0);
            net.predict(encoded, values, row * width);
        }
        return new Predictions(table.rows(), width, values);
    }
}
