package ockham.app;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.score.decide.Nearest;
import ockham.study.compare.Metric;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words that options take, as users type them; the help lists them. */
abstract sealed class Words implements Iterable<String> {
    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    List<String> all() {
        return words;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    private static List<String> lower(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static final class Efforts extends Words {
        Efforts() {
            super(lower(Effort.values()));
        }
    }

    static final class Metrics extends Words {
        Metrics() {
            super(Arrays.stream(Metric.values()).map(Metric::label).toList());
        }
    }

    /** Families that can be asked for. */
    static final class Families extends Words {
        Families() {
            super(Arrays.stream(Family.values())
                    .filter(f -> f.side() != Family.Side.NO_MODEL && f != Family.CHALLENGER)
                    .map(Family::label)
                    .toList());
        }
    }

    /** Kinds that cells can be read as. */
    static final class Kinds extends Words {
        Kinds() {
            super(lower(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN, ColumnKind.TIME, ColumnKind.TEXT));
        }
    }

    /** Reads an effort. */
    static final class EffortReader implements ITypeConverter<Effort> {
        @Override
        public Effort convert(String text) {
            List<String> efforts = new Efforts().all();
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            if (!efforts.contains(wanted)) {
                throw new TypeConversionException("the efforts are " + String.join(", ", efforts) + ", not \"" + text
                        + "\"" + Nearest.hint(wanted, efforts));
            }
            return Effort.valueOf(wanted.toUpperCase(Locale.ROOT));
        }
    }
}
