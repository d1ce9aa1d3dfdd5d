package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.score.Seeds;

/**
 * Texts that share most of their runs of five characters: Jaccard similarity of the sets of runs 0.7 or more. Texts are brought
 * together by MinHash (Broder 1997) in one permutation (Li, Owen and Zhang 2012, empty places filled from the next as by
 * Shrivastava and Li 2014), 16 bands of four values, and only those that meet are compared.
 *
 * <p>Chance: pairs of texts that just tell of the same things grow rarer the more alike they are. How much rarer is read off
 * those of middling similarity (0.4 to 0.55, 0.55 to 0.7, each counted for how seldom its pairs meet) and carried on.
 */
final class TextTwins {
    private static final int ROWS = 50_000;
    private static final int LEAST_ROWS = 500;
    private static final int RUN = 5;
    private static final int LONGEST = 2_000;
    private static final int BLANKS = 4;
    private static final int LEAST_RUNS = 12;
    private static final int BANDS = 16;
    private static final int BAND = 4;
    private static final int PLACES = BANDS * BAND;
    private static final long MEETINGS = 1_000_000;
    private static final double NEAR = 0.7;
    private static final double MIDDLE = 0.55;
    private static final double FAR = 0.4;
    private static final double MOST_RATIO = 0.9;

    private final Column.Texts texts;
    private final long[] whole;
    private final long[] groups;
    private final long seed;

    /**
     * @param whole a hash of each row in every column: exact copies are none of these
     * @param groups a hash of each row's group, no two of one group are twins; none without groups
     */
    TextTwins(Column.Texts texts, long[] whole, long[] groups, long seed) {
        this.texts = texts;
        this.whole = whole;
        this.groups = groups;
        this.seed = seed;
    }

    NearPairs find() {
        int n = texts.size();
        int count = Math.min(n, ROWS);
        while (true) {
            int[] rows = Drawn.rows(n, count, new SplittableRandom(Seeds.of(seed, "near texts", texts.name())));
            Sample sample = new Sample(rows);
            long meetings = sample.meetings();
            if (meetings <= MEETINGS || count <= LEAST_ROWS) {
                return sample.pairs();
            }
            count = (int) Math.max(LEAST_ROWS, 0.9 * count * Math.sqrt((double) MEETINGS / meetings));
        }
    }

    /** Hashes of the distinct runs of a text, ascending; none of a text too short to tell. */
    static int[] runs(String text) {
        // Blanks may be many, but not so many that what counts is not in the first part.
        String first = text.substring(0, Math.min(text.length(), BLANKS * LONGEST));
        String plain = first.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        int length = Math.min(plain.length(), LONGEST) - RUN + 1;
        if (length < LEAST_RUNS) {
            return new int[0];
        }
        int[] runs = new int[length];
        for (int i = 0; i < length; i++) {
            long hash = 7;
            for (int k = 0; k < RUN; k++) {
                hash = hash * 0x100000001b3L ^ plain.charAt(i + k);
            }
            runs[i] = (int) (RowHash.mix(hash) >>> 32);
        }
        int[] distinct = Arrays.stream(runs).sorted().distinct().toArray();
        return distinct.length < LEAST_RUNS ? new int[0] : distinct;
    }

    static double similarity(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / (a.length + b.length - common);
    }

    /** The least run of each place, an empty place's from the next that is not. */
    static int[] least(int[] runs) {
        long[] least = new long[PLACES];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int run : runs) {
            long mixed = RowHash.mix(run);
            int place = (int) (mixed & (PLACES - 1));
            least[place] = Math.min(least[place], mixed >>> 1);
        }
        int[] filled = new int[PLACES];
        for (int place = 0; place < PLACES; place++) {
            int steps = 0;
            while (least[(place + steps) % PLACES] == Long.MAX_VALUE) {
                steps++;
            }
            filled[place] = (int) RowHash.mix(least[(place + steps) % PLACES] + 31L * steps);
        }
        return filled;
    }

    /** The chance that two texts of a similarity meet in a band. */
    private static double meeting(double similarity) {
        return 1 - StrictMath.pow(1 - StrictMath.pow(similarity, BAND), BANDS);
    }

    /** Texts that are looked at. */
    private final class Sample {
        private final int[] rows;
        private final int[][] runs;
        private final long[][] bands;
        private double near;
        private double middle;
        private double far;
        private final boolean[] marked;
        private final List<int[]> pairs = new ArrayList<>();

        Sample(int[] rows) {
            this.rows = rows;
            this.runs = new int[rows.length][];
            this.bands = new long[BANDS][rows.length];
            this.marked = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                String text = texts.values()[rows[i]];
                runs[i] = text == null ? new int[0] : runs(text);
                if (runs[i].length > 0) {
                    int[] least = least(runs[i]);
                    for (int band = 0; band < BANDS; band++) {
                        long hash = band;
                        for (int k = 0; k < BAND; k++) {
                            hash = RowHash.mix(hash ^ least[band * BAND + k]);
                        }
                        bands[band][i] = hash;
                    }
                }
            }
        }

        private Meetings inBand(int band) {
            return new Meetings(
                    bands[band],
                    IntStream.range(0, rows.length)
                            .filter(i -> runs[i].length > 0)
                            .toArray());
        }

        long meetings() {
            return IntStream.range(0, BANDS)
                    .mapToLong(band -> inBand(band).count())
                    .sum();
        }

        NearPairs pairs() {
            for (int band = 0; band < BANDS; band++) {
                int here = band;
                inBand(band).each((a, b) -> meet(a, b, here));
            }
            double ratio = Math.min(MOST_RATIO, (middle + 1) / (far + 1));
            double chance = middle * ratio / (1 - ratio);
            int count = 0;
            for (boolean is : marked) {
                count += is ? 1 : 0;
            }
            return new NearPairs(
                    pairs,
                    near,
                    Math.min(chance, near),
                    count,
                    rows.length,
                    texts.size(),
                    "seven tenths or more of what " + texts.name() + " says");
        }

        private void meet(int a, int b, int band) {
            for (int earlier = 0; earlier < band; earlier++) {
                if (bands[earlier][a] == bands[earlier][b]) {
                    return;
                }
            }
            int one = rows[a];
            int other = rows[b];
            if (whole[one] == whole[other] || (groups.length > 0 && groups[one] == groups[other])) {
                return;
            }
            double similarity = similarity(runs[a], runs[b]);
            if (similarity >= NEAR) {
                near++;
                marked[Math.max(a, b)] = true;
                pairs.add(new int[] {Math.min(one, other), Math.max(one, other)});
            } else if (similarity >= MIDDLE) {
                middle += 1 / meeting((NEAR + MIDDLE) / 2);
            } else if (similarity >= FAR) {
                far += 1 / meeting((MIDDLE + FAR) / 2);
            }
        }
    }
}
