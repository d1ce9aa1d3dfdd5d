package ockham.study.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads challengers as they are written on a command line: {@code preds.csv}, {@code NAME=preds.csv}, {@code NAME=cmd: ...}, {@code NAME=http://...}. */
public final class ChallengerReader {
    private static final String OPTION = "--challenger ";
    /** A name is a folder's too. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,39}");

    private static final Pattern NAMED = Pattern.compile("(" + NAME.pattern() + ")=(.*)", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final List<String> problems;

    private ChallengerReader(List<String> problems) {
        this.problems = problems;
    }

    /** Reads them all; what is wrong is added to {@code problems}, each a sentence with the option. */
    public static List<Challenger> read(List<String> options, List<String> problems) {
        List<Challenger> challengers = new ArrayList<>();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String option : options) {
            Optional<Challenger> read = new ChallengerReader(problems).read(option.strip());
            read.ifPresent(challenger -> {
                if (!names.add(challenger.name())) {
                    problems.add(OPTION + option + ": there are two challengers of the name " + challenger.name()
                            + "; give one of them another: NAME=...");
                }
                challengers.add(challenger);
            });
        }
        return challengers;
    }

    private Optional<Challenger> read(String option) {
        Matcher named = NAMED.matcher(option);
        if (named.matches()) {
            return origin(named.group(2).strip(), option).map(origin -> new Challenger(named.group(1), origin));
        }
        int equals = option.indexOf('=');
        String before = equals < 0 ? "" : option.substring(0, equals);
        if (isAddress(option) || option.startsWith(Challenger.Command.PREFIX)) {
            return problem(option, "give it a name: NAME=" + option);
        }
        if (equals >= 0 && !before.contains("/") && !before.endsWith(".csv")) {
            return problem(
                    option,
                    "\"" + before + "\" cannot be its name: at most 40 letters, digits, blanks, dots, dashes and"
                            + " underscores, a letter or digit first");
        }
        return origin(option, option).flatMap(origin -> nameOf(option).map(name -> new Challenger(name, origin)));
    }

    private Optional<Challenger.Origin> origin(String text, String option) {
        if (text.isEmpty()) {
            return problem(
                    option, "say where its predictions come from: a file, cmd: and a command, or an http address");
        }
        if (isAddress(text)) {
            return address(text, option);
        }
        if (text.startsWith(Challenger.Command.PREFIX)) {
            return command(text.substring(Challenger.Command.PREFIX.length()).strip(), option);
        }
        try {
            return Optional.of(new Challenger.PredictionFile(Path.of(text)));
        } catch (InvalidPathException e) {
            return problem(option, "is not the name of a file");
        }
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private Optional<Challenger.Origin> address(String text, String option) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null) {
                return problem(option, "names no host; write http://127.0.0.1:8000/predict");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return problem(
                        option,
                        "an address is kept and shown in the report, so it has no user, no ? and no #; let a small"
                                + " server of yours on 127.0.0.1 hold what is secret and pass the rows on");
            }
            return Optional.of(new Challenger.Endpoint(uri));
        } catch (URISyntaxException e) {
            return problem(option, "is not an address: " + e.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private Optional<Challenger.Origin> command(String text, String option) {
        try {
            Challenger.Command command = new Challenger.Command(text, CommandWords.of(text));
            if (command.words().isEmpty()) {
                return problem(option, "names no program");
            }
            for (String place : List.of(Challenger.Command.TEST, Challenger.Command.OUT)) {
                if (!command.uses(place)) {
                    return problem(
                            option,
                            "does not say where " + place + " goes: a command has {test}, the rows to predict, and"
                                    + " {out}, where predictions are to be written; {train} are"
                                    + " the rows to learn from");
                }
            }
            return Optional.of(command);
        } catch (IllegalArgumentException e) {
            return problem(option, e.getMessage() + "");
        }
    }

    /** A file's name without its ending. */
    private Optional<String> nameOf(String file) {
        String name = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
        return NAME.matcher(name).matches()
                ? Optional.of(name)
                : problem(file, "\"" + name + "\" cannot be a challenger's name; give one: NAME=" + file);
    }

    private <T> Optional<T> problem(String option, String what) {
        problems.add(OPTION + option + ": " + what);
        return Optional.empty();
    }
}
