package ockham.score.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;
import org.jspecify.annotations.Nullable;

/**
 * Texts as three numbers: characters (code points), words (runs between white space) and the share of digits among the
 * characters. A missing text is missing in all three; an empty one has 0 characters and 0 digits.
 */
public final class TextCounts extends PerColumn<TextCounts.Counts> {
    static final String FORMAT = "text-counts/1";

    /** What the counts of a column are called: characters, words, digits share. */
    public record Counts(String column, List<String> outputs) implements Plan {
        public Counts {
            outputs = List.copyOf(outputs);
            Parts.sameSize(FORMAT, 3, outputs.size());
        }
    }

    public TextCounts(List<Counts> columns) {
        super(columns);
    }

    @Override
    void encode(Counts plan, Column column, List<Column> out) {
        @Nullable String[] texts = as(Column.Texts.class, column).values();
        double[][] counts = new double[3][texts.length];
        for (int i = 0; i < texts.length; i++) {
            count(texts[i], counts, i);
        }
        for (int k = 0; k < counts.length; k++) {
            out.add(new Column.Numbers(plan.outputs().get(k), counts[k]));
        }
    }

    private static void count(@Nullable String text, double[][] counts, int row) {
        if (text == null) {
            for (double[] count : counts) {
                count[row] = Double.NaN;
            }
            return;
        }
        int characters = 0;
        int words = 0;
        int digits = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            characters++;
            digits += Character.isDigit(point) ? 1 : 0;
            boolean space = Character.isWhitespace(point);
            words += !space && !inWord ? 1 : 0;
            inWord = !space;
        }
        counts[0][row] = characters;
        counts[1][row] = words;
        counts[2][row] = characters == 0 ? 0 : (double) digits / characters;
    }

    @Override
    public Bundle toBundle() {
        List<Counts> plans = plans();
        var bundle = Bundle.of(FORMAT)
                .put(
                        "columns",
                        TextList.write(plans.stream().map(Counts::column).toList()));
        for (int i = 0; i < plans.size(); i++) {
            bundle.put("outputs." + i, TextList.write(plans.get(i).outputs()));
        }
        return bundle.build();
    }

    /** Reads {@code text-counts/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            List<Counts> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                plans.add(new Counts(columns.get(i), TextList.read(bundle.text("outputs." + i))));
            }
            return new TextCounts(plans);
        }
    }
}
