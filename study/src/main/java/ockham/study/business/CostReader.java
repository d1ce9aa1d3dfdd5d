package ockham.study.business;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import ockham.study.business.Numbers.Allowed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads people, servers, limits and the rows that could be collected. */
final class CostReader {
    static final List<String> EFFORT = List.of("build_days", "upkeep_days_per_year", "day_rate");
    static final List<String> SIDES = List.of("classical", "deep");
    static final List<String> RUNNING =
            List.of("server_per_month", "server_per_hour", "peak_per_second", "min_servers", "energy_per_kwh");
    static final List<String> LIMITS = List.of("p99_ms", "memory_mb", "explainable");
    static final List<String> CHALLENGER = List.of("price_per_call", "build_days", "upkeep_days_per_year");
    static final List<String> MORE_ROWS = List.of("available", "cost_each", "months");

    private final Problems problems;
    private final Numbers numbers;

    CostReader(Problems problems, Numbers numbers) {
        this.problems = problems;
        this.numbers = numbers;
    }

    People people(Optional<Section> section) {
        People usual = CaseDefaults.people();
        if (section.isEmpty()) {
            return usual;
        }
        Section effort = section.get().only(EFFORT);
        Uncertain[] build = sides(effort, "build_days", usual.buildClassical(), usual.buildDeep());
        Uncertain[] upkeep = sides(effort, "upkeep_days_per_year", usual.upkeepClassical(), usual.upkeepDeep());
        Uncertain rate = or(effort, "day_rate", Allowed.AT_LEAST_0, usual.dayRate());
        return new People(build[0], build[1], upkeep[0], upkeep[1], rate);
    }

    private Uncertain[] sides(Section effort, String key, Uncertain classical, Uncertain deep) {
        Optional<Node> node = effort.take(key);
        if (node.isEmpty()) {
            return new Uncertain[] {classical, deep};
        }
        if (!(node.get() instanceof MappingNode mapping)) {
            problems.at(node.get(), effort.at(key) + " is written {classical: 10, deep: 30}");
            return new Uncertain[] {classical, deep};
        }
        Section both = new Section(problems, effort.at(key), mapping).only(SIDES);
        return new Uncertain[] {
            or(both, "classical", Allowed.AT_LEAST_0, classical), or(both, "deep", Allowed.AT_LEAST_0, deep)
        };
    }

    Running running(Optional<Section> section) {
        Running usual = CaseDefaults.running();
        if (section.isEmpty()) {
            return usual;
        }
        Section running = section.get().only(RUNNING);
        Optional<Uncertain> month = find(running, "server_per_month", Allowed.AT_LEAST_0);
        Optional<Uncertain> hour = find(running, "server_per_hour", Allowed.AT_LEAST_0);
        if (running.take("server_per_month").isPresent()
                && running.take("server_per_hour").isPresent()) {
            problems.at(running.key("server_per_hour"), "give server_per_month or server_per_hour, not both");
        }
        OptionalDouble least = running.take("min_servers")
                .map(n -> whole(n, running.at("min_servers"), 0, 100_000))
                .orElse(OptionalDouble.of(usual.minServers()));
        return new Running(
                month.orElse(
                        hour.map(h -> h.times(CaseDefaults.HOURS_PER_MONTH)).orElse(usual.serverPerMonth())),
                find(running, "peak_per_second", Allowed.AT_LEAST_0).orElse(null),
                (int) least.orElse(usual.minServers()),
                find(running, "energy_per_kwh", Allowed.AT_LEAST_0).orElse(null));
    }

    Limits limits(Optional<Section> section) {
        if (section.isEmpty()) {
            return Limits.NONE;
        }
        Section limits = section.get().only(LIMITS);
        return new Limits(
                positive(limits, "p99_ms"),
                positive(limits, "memory_mb"),
                limits.take("explainable")
                        .map(n -> yes(n, limits.at("explainable")))
                        .orElse(false));
    }

    /** What challengers cost, by their names. */
    List<ChallengerPrice> challengers(Optional<Section> section) {
        List<ChallengerPrice> prices = new ArrayList<>();
        if (section.isEmpty()) {
            return prices;
        }
        Section all = section.get();
        for (String name : all.names()) {
            if (SIDES.contains(name)) {
                problems.at(all.key(name), all.at(name) + ": \"" + name + "\" cannot be the name of a challenger");
            } else if (all.take(name).orElse(null) instanceof MappingNode mapping) {
                Section own = new Section(problems, all.at(name), mapping).only(CHALLENGER);
                prices.add(new ChallengerPrice(
                        name,
                        find(own, "price_per_call", Allowed.AT_LEAST_0).orElse(null),
                        find(own, "build_days", Allowed.AT_LEAST_0).orElse(null),
                        find(own, "upkeep_days_per_year", Allowed.AT_LEAST_0).orElse(null)));
            } else {
                problems.at(all.key(name), all.at(name) + " is written {price_per_call: 0.002, build_days: 5}");
            }
        }
        return prices;
    }

    @Nullable
    MoreRows moreRows(Optional<Section> section) {
        if (section.isEmpty()) {
            return null;
        }
        Section rows = section.get().only(MORE_ROWS);
        OptionalDouble available = rows.need("available", "how many rows could be had")
                .map(n -> whole(n, rows.at("available"), 1, 1e12))
                .orElse(OptionalDouble.empty());
        Uncertain each = rows.need("cost_each", "what one more row costs")
                .flatMap(n -> numbers.uncertain(n, rows.at("cost_each"), Allowed.AT_LEAST_0))
                .orElse(Uncertain.of(0));
        double months = rows.take("months")
                .map(n ->
                        numbers.number(n, rows.at("months"), Allowed.AT_LEAST_0).orElse(0))
                .orElse(0.0);
        return new MoreRows((long) available.orElse(1), each, months);
    }

    private @Nullable Double positive(Section section, String key) {
        Optional<Node> node = section.take(key);
        if (node.isEmpty()) {
            return null;
        }
        OptionalDouble value = numbers.number(node.get(), section.at(key), Allowed.ABOVE_0);
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private OptionalDouble whole(Node node, String name, double least, double most) {
        OptionalDouble value = numbers.number(node, name, Allowed.AT_LEAST_0);
        if (value.isPresent()
                && (value.getAsDouble() != Math.rint(value.getAsDouble())
                        || value.getAsDouble() < least
                        || value.getAsDouble() > most)) {
            problems.at(
                    node,
                    name + ": \"" + ((ScalarNode) node).getValue() + "\" must be a whole number from " + (long) least
                            + " to " + (long) most);
            return OptionalDouble.empty();
        }
        return value;
    }

    private boolean yes(Node node, String name) {
        String word = node instanceof ScalarNode scalar ? scalar.getValue().toLowerCase(Locale.ROOT) : "";
        if (!List.of("yes", "no", "true", "false").contains(word)) {
            problems.at(node, name + " is yes or no" + (word.isEmpty() ? "" : ", not \"" + word + "\""));
        }
        return word.equals("yes") || word.equals("true");
    }

    private Uncertain or(Section section, String key, Allowed allowed, Uncertain otherwise) {
        return find(section, key, allowed).orElse(otherwise);
    }

    private Optional<Uncertain> find(Section section, String key, Allowed allowed) {
        return section.take(key).flatMap(n -> numbers.uncertain(n, section.at(key), allowed));
    }
}
