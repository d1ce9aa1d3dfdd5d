package ockham.study.race;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import ockham.api.Predictions;

/** Predictions on their way from a worker to the main process: rows and width as ints, then doubles, little-endian. */
final class PredictionFile {
    private PredictionFile() {}

    static void write(Predictions predictions, Path file) throws IOException {
        byte[] bytes = new byte[Math.addExact(8, Math.multiplyExact(8, predictions.values().length))];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(predictions.rows()).putInt(predictions.width());
        buffer.asDoubleBuffer().put(predictions.values());
        Files.write(file, bytes);
    }

    /** @throws IOException if the file is not whole */
    static Predictions read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 8) {
            throw new IOException("the worker's result " + file.getFileName() + " is not whole");
        }
        int rows = buffer.getInt();
        int width = buffer.getInt();
        if (rows < 0 || width < 1 || bytes.length != 8 + 8L * rows * width) {
            throw new IOException("the worker's result " + file.getFileName() + " is not whole");
        }
        double[] values = new double[rows * width];
        buffer.asDoubleBuffer().get(values);
        return new Predictions(rows, width, values);
    }
}
