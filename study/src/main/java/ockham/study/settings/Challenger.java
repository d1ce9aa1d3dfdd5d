package ockham.study.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A model that the user brings into the race.
 *
 * @param name unlike that of any candidate of the study's own
 * @param origin where its predictions come from
 */
public record Challenger(String name, Origin origin) {
    /** Where predictions come from. */
    public sealed interface Origin {
        /** As the user wrote it, for people and to be typed again. */
        String shown();
    }

    /** A file of predictions that were made elsewhere. */
    public record PredictionFile(Path file) implements Origin {
        @Override
        public String shown() {
            return file.toString();
        }
    }

    /**
     * A program that learns and predicts, run once a fold.
     *
     * @param text as written
     * @param words the program and its arguments, with places for files in braces
     */
    public record Command(String text, List<String> words) implements Origin {
        /** What ends a name and begins a command. */
        public static final String PREFIX = "cmd:";

        public static final String TRAIN = "{train}";
        public static final String TEST = "{test}";
        public static final String OUT = "{out}";
        public static final String SEED = "{seed}";

        public Command {
            words = List.copyOf(words);
        }

        @Override
        public String shown() {
            return PREFIX + " " + text;
        }

        /** Whether a place is named. */
        public boolean uses(String place) {
            return words.stream().anyMatch(word -> word.contains(place));
        }
    }

    /** A server that is asked for predictions. */
    public record Endpoint(URI uri) implements Origin {
        @Override
        public String shown() {
            return uri.toString();
        }
    }

    /** As it is written on the command line. */
    public String option() {
        return name + "=" + origin.shown();
    }
}
