package ockham.study.candidate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.api.Feature;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.api.Tunable;
import ockham.api.UserError;
import ockham.study.feature.Recipes;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a study, simplest first, and those that cannot race with the reason. Follows from the arguments and
 * the class path alone; native libraries are not loaded here but in the workers.
 */
public record Ladder(List<Candidate> candidates, List<Skip> skipped, List<String> versions) {
    /** Whose first candidate races before all others where time is short. */
    private static final List<Family> FIRST = List.of(Family.NOTHING, Family.BOOSTING, Family.LINEAR, Family.DEEP);

    /** A learner and the provider that brought it. */
    private record Offer(LearnerProvider provider, Learner learner) {}

    /**
     * The candidates in the order in which they race where time is short: what all are compared with, the first of boosting, linear
     * models and nets, then the others as they stand. What comes last may not be through.
     */
    public List<Candidate> promisingFirst() {
        Set<Candidate> order = new LinkedHashSet<>();
        for (Family family : FIRST) {
            candidates.stream().filter(c -> c.family() == family).findFirst().ifPresent(order::add);
        }
        order.addAll(candidates);
        return List.copyOf(order);
    }

    /**
     * Sets up the ladder.
     *
     * @param sample rows as a candidate will see them: the kinds of their columns and what is declared of these matter
     * @param families families asked for; empty for all. The baseline always races.
     * @param efforts of learners that race at another effort than the shape's
     */
    public static Ladder of(Shape shape, Rows sample, List<Family> families, Map<String, Effort> efforts) {
        List<Skip> skipped = new ArrayList<>();
        List<Offer> offers = offers(shape, skipped);
        raise(shape, efforts, offers, skipped);
        offers.sort(Comparator.comparing((Offer o) -> o.learner().family())
                .thenComparingInt(o -> o.learner().complexity())
                .thenComparing(o -> o.learner().name()));
        List<String> versions = new ArrayList<>();
        offers.stream().map(Offer::provider).distinct().forEach(p -> versions.addAll(p.versions()));
        List<Candidate> candidates = new ArrayList<>();
        Set<String> names = new HashSet<>();
        skipped.replaceAll(skip -> asked(skip.family(), families) ? skip : notAsked(skip.candidate(), skip.family()));
        for (Offer offer : offers) {
            Learner learner = offer.learner();
            String name = learner.name();
            if (!names.add(name)) {
                throw new UserError("two learners are called " + name + "; take one of them off the class path");
            }
            if (!asked(learner.family(), families)) {
                skipped.add(notAsked(name, learner.family()));
            } else if (!learner.traits().contains(traitOf(shape.task()))) {
                skipped.add(new Skip(name, learner.family(), "does not learn " + taskName(shape.task())));
            } else if (!sample.monotone().isEmpty() && !learner.traits().contains(Trait.MONOTONE)) {
                skipped.add(new Skip(name, learner.family(), "cannot hold the declared monotone columns"));
            } else {
                List<Feature> recipe = Recipes.of(learner, sample.table(), shape.task());
                candidates.add(new Candidate(
                        name,
                        learner.family(),
                        candidates.size(),
                        recipe,
                        learner,
                        settings(learner, recipe, efforts.get(name))));
            }
        }
        // Nothing may follow from the order of the class path.
        skipped.sort(Comparator.comparing(Skip::family).thenComparing(Skip::candidate));
        return new Ladder(List.copyOf(candidates), List.copyOf(skipped), List.copyOf(versions));
    }

    private static boolean asked(Family family, List<Family> families) {
        return families.isEmpty() || family == Family.NOTHING || families.contains(family);
    }

    private static Skip notAsked(String name, Family family) {
        return new Skip(name, family, "not among the families asked for");
    }

    /** Puts learners at efforts of their own in the place of those at the study's. */
    private static void raise(Shape shape, Map<String, Effort> efforts, List<Offer> offers, List<Skip> skipped) {
        for (Effort effort : new TreeSet<>(efforts.values())) {
            Shape raised = new Shape(shape.task(), shape.rows(), shape.columns(), effort);
            for (Offer offer : offers(raised, new ArrayList<>())) {
                String name = offer.learner().name();
                if (effort == efforts.get(name)) {
                    offers.removeIf(o -> o.learner().name().equals(name));
                    skipped.removeIf(s -> s.candidate().equals(name));
                    offers.add(offer);
                }
            }
        }
    }

    /** The provider that brings the learner of that name, so that a worker can ask it whether it works here. */
    public static LearnerProvider providerOf(String learner, Shape shape) {
        // At whatever effort it races.
        for (Effort effort : Effort.values()) {
            Shape other = new Shape(shape.task(), shape.rows(), shape.columns(), effort);
            for (Offer offer : offers(other, new ArrayList<>())) {
                if (offer.learner().name().equals(learner)) {
                    return offer.provider();
                }
            }
        }
        throw new IllegalArgumentException("no provider brings a learner " + learner);
    }

    private static List<Offer> offers(Shape shape, List<Skip> skipped) {
        List<Offer> offers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<LearnerProvider>> providers =
                ServiceLoader.load(LearnerProvider.class).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return offers;
                }
                LearnerProvider provider = providers.next().get();
                provider.leftOut(shape)
                        .forEach(left -> skipped.add(new Skip(left.learner(), left.family(), left.reason())));
                for (Learner learner : provider.learners(shape)) {
                    offers.add(new Offer(provider, learner));
                    if (shape.effort() == Effort.THOROUGH && learner instanceof Tunable tunable && tunable.searched()) {
                        offers.add(new Offer(provider, new Tuned(tunable, Tuned.SETTINGS)));
                    }
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                skipped.add(
                        new Skip("a learner that does not load", Family.CHALLENGER, String.valueOf(e.getMessage())));
            }
        }
    }

    private static Trait traitOf(Task task) {
        return switch (task) {
            case Task.Binary _ -> Trait.BINARY;
            case Task.Multiclass _ -> Trait.MULTICLASS;
            case Task.Regression _ -> Trait.REGRESSION;
        };
    }

    private static String taskName(Task task) {
        return switch (task) {
            case Task.Binary _ -> "two classes";
            case Task.Multiclass _ -> "more than two classes";
            case Task.Regression _ -> "numbers";
        };
    }

    private static Map<String, String> settings(Learner learner, List<Feature> recipe, @Nullable Effort raised) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (raised != null) {
            settings.put("effort", raised.name().toLowerCase(Locale.ROOT));
        }
        if (learner instanceof Record values) {
            for (RecordComponent component : values.getClass().getRecordComponents()) {
                settings.put(component.getName(), String.valueOf(value(values, component)));
            }
        }
        if (!recipe.isEmpty()) {
            settings.put(
                    "recipe",
                    String.join(
                            ", ",
                            recipe.stream()
                                    .map(f -> f.getClass().getSimpleName())
                                    .toList()));
        }
        return settings;
    }

    private static Object value(Record values, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(values);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component + " of " + values.getClass(), e);
        }
    }
}
