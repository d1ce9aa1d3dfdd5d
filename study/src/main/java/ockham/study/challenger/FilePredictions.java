package ockham.study.challenger;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import ockham.api.Predictions;
import ockham.study.race.Outcome;
import ockham.study.race.SourceRows;
import ockham.study.split.Fold;

/** Predictions from a file: the same for every repeat. */
final class FilePredictions implements Asking {
    private final Predictions all;
    private final int[] place;
    private final String digest;
    private final String note;

    private FilePredictions(Predictions all, int[] place, String digest, String note) {
        this.all = all;
        this.place = place;
        this.digest = digest;
        this.note = note;
    }

    /** @throws ockham.api.UserError if the file does not fit the rows that are judged */
    static FilePredictions read(Path file, Field field) {
        SourceRows rows = field.rows();
        Predictions all = PredictionTable.read(
                file,
                new PredictionTable.Wanted(
                        field.data().task(), rows.judgedFileRows(), field.judged(), field.judgedFile()));
        String note = "its predictions come from " + file.getFileName()
                + ": that they were made without the rows they are judged on is your word, and a leak cannot be"
                + " excluded";
        return new FilePredictions(all, rows.place(), new Digests().add(file).hex(), note);
    }

    @Override
    public Outcome ask(Fold fold, BooleanSupplier off) {
        int width = all.width();
        double[] values = new double[fold.test().length * width];
        for (int i = 0; i < fold.test().length; i++) {
            System.arraycopy(all.values(), place[fold.test()[i]] * width, values, i * width, width);
        }
        return new Outcome.Scored(
                new Predictions(fold.test().length, width, values), new Outcome.Timing(0, 0, 0, 0), "");
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public List<String> notes() {
        return List.of(note);
    }
}
