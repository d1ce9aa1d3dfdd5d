package ockham.study.challenger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.api.UserError;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.race.Slots;
import ockham.study.settings.Challenger;
import ockham.study.split.Fold;

/**
 * The user's models, asked on the folds of the study. Answers are kept with the evidence, so that a resumed study does not ask
 * again; one that is no longer what it was is asked anew.
 */
public final class Challengers implements AutoCloseable {
    private static final int SHOWN_DIGITS = 8;
    /** A fold that takes longer is told of when it has ended. */
    private static final long WORTH_A_WORD_NANOS = 10_000_000_000L;

    private final Field field;
    private final Means means;
    private final List<Ready> ready;

    /** A challenger that can be asked. */
    private record Ready(Challenger challenger, Asking asking) {}

    /**
     * What there is to ask with.
     *
     * @param parallel runs of a command side by side
     * @param memoryBytes resident memory above which a run is ended
     * @param off asked often; once true nobody is asked any more
     * @param say sentences for people
     */
    public record Means(int parallel, long memoryBytes, BooleanSupplier off, Consumer<String> say) {}

    private Challengers(Field field, Means means, List<Ready> ready) {
        this.field = field;
        this.means = means;
        this.ready = List.copyOf(ready);
    }

    /**
     * Makes ready to ask; reads what can be read before anything is trained.
     *
     * @throws UserError with all that is wrong: a name that is taken, predictions that do not fit, a program that is not there
     */
    public static Challengers of(List<Challenger> wanted, Field field, Means means) {
        List<Ready> ready = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Challenger challenger : wanted) {
            if (field.taken().stream().anyMatch(own -> isOf(own, challenger.name()))) {
                problems.add("--challenger " + challenger.option() + ": " + challenger.name()
                        + " is a contender of the study's own; give it another name: NAME=...");
                continue;
            }
            try {
                ready.add(new Ready(challenger, asking(challenger, field, means)));
            } catch (UserError e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError(String.join("\nockham: ", problems));
        }
        return new Challengers(field, means, ready);
    }

    private static Asking asking(Challenger challenger, Field field, Means means) {
        return switch (challenger.origin()) {
            case Challenger.PredictionFile file -> FilePredictions.read(file.file(), field);
            case Challenger.Command command -> CommandRun.of(challenger, command, field, means.memoryBytes());
            case Challenger.Endpoint endpoint -> EndpointCalls.of(endpoint, field);
        };
    }

    /** Whether it is a contender's name, or begins like those of its variants, parts and probes: {@code logistic on 32 rows}. */
    private static boolean isOf(String own, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(own)
                || lower.startsWith(own + " ")
                || lower.startsWith("always ")
                || lower.startsWith("probe ");
    }

    /** Their names with the beginnings of their digests, or {@code none}. */
    public String shown() {
        return ready.isEmpty()
                ? "none"
                : ready.stream()
                        .map(one -> one.challenger().name() + " ("
                                + one.asking().digest().substring(0, SHOWN_DIGITS) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Asks them all, one after another. */
    public List<Entered> race(Evidence evidence) {
        List<Entered> entered = new ArrayList<>();
        for (Ready one : ready) {
            entered.add(race(one, evidence));
        }
        return entered;
    }

    /** Ends what is running, from whatever thread. */
    @Override
    public void close() {
        ready.forEach(one -> one.asking().end());
    }

    private Entered race(Ready one, Evidence evidence) {
        String name = one.challenger().name();
        bind(one, evidence);
        List<Fold> folds = field.folds().folds();
        Map<Integer, Outcome> outcomes = new ConcurrentSkipListMap<>(evidence.outcomes(name, folds));
        outcomes.forEach((place, outcome) -> {
            if (outcome instanceof Outcome.Scored scored) {
                one.asking().known(folds.get(place), scored.predictions());
            }
        });
        List<Integer> left = IntStream.range(0, folds.size())
                .boxed()
                .filter(place -> !outcomes.containsKey(place))
                .toList();
        if (!left.isEmpty()) {
            means.say()
                    .accept("asking challenger " + name + " ("
                            + one.challenger().origin().shown() + ")"
                            + (outcomes.isEmpty()
                                    ? ""
                                    : ", " + outcomes.size() + " of " + folds.size() + " folds are kept"));
        }
        AtomicBoolean broken = new AtomicBoolean();
        Slots.run(one.asking().sideBySide() ? means.parallel() : 1, left, place -> {
            if (broken.get() || means.off().getAsBoolean()) {
                return;
            }
            long start = System.nanoTime();
            Outcome outcome = one.asking().ask(folds.get(place), means.off());
            outcomes.put(place, outcome);
            if (outcome instanceof Outcome.Scored && System.nanoTime() - start > WORTH_A_WORD_NANOS) {
                means.say()
                        .accept("  " + name + " is through on " + outcomes.size() + " of " + folds.size() + " folds");
            }
            if (!(outcome instanceof Outcome.Scored)) {
                broken.set(true);
                means.say().accept("  " + name + " " + outcome.word() + ": " + outcome.reason());
            }
            evidence.record(name, Family.CHALLENGER, folds.get(place), outcome);
        });
        return new Entered(
                one.challenger(),
                one.asking().digest(),
                List.copyOf(new TreeMap<>(outcomes).values()),
                footprint(one, evidence),
                one.asking().notes());
    }

    /** Measured once and kept: a resumed study asks nothing again. */
    private static Optional<Footprint> footprint(Ready one, Evidence evidence) {
        String name = one.challenger().name();
        Optional<Footprint> kept = evidence.footprint(name);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<Footprint> measured = one.asking().footprint();
        measured.ifPresent(footprint -> evidence.record(name, footprint));
        return measured;
    }

    /** What is kept of another file, command or address under the same name is forgotten, and that is said. */
    private void bind(Ready one, Evidence evidence) {
        String key = "challenger " + one.challenger().name();
        String now = one.challenger().origin().shown() + " " + one.asking().digest();
        Optional<String> before = evidence.property(key);
        if (before.isPresent() && !before.get().equals(now)) {
            means.say()
                    .accept("challenger " + one.challenger().name() + " has changed since the study's last run (it was "
                            + shown(before.get()) + ", is " + shown(now)
                            + "): it is asked again, and what was kept of it is gone");
            evidence.forgetAll(one.challenger().name());
        }
        evidence.property(key, now);
    }

    private static String shown(String bound) {
        int digest = bound.lastIndexOf(' ');
        return bound.substring(0, digest) + ", content " + bound.substring(digest + 1, digest + 1 + SHOWN_DIGITS);
    }
}
