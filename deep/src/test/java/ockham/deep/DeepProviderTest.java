package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ockham.api.Effort;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;
import org.junit.jupiter.api.Test;

class DeepProviderTest {
    @Test
    void isFoundAndLoadsLibtorch() {
        LearnerProvider provider = ServiceLoader.load(LearnerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found instanceof DeepProvider)
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.empty(), provider.unavailable());
        assertTrue(System.getProperty("org.bytedeco.javacpp.cachedir").length() > 0);
    }

    private static List<String> names(Effort effort) {
        return new DeepProvider()
                .learners(new Shape(Worlds.TWO, 1000, 10, effort)).stream()
                        .map(Learner::name)
                        .toList();
    }

    private static List<String> leftOut(Effort effort) {
        return new DeepProvider()
                .leftOut(new Shape(Worlds.TWO, 1000, 10, effort)).stream()
                        .map(LearnerProvider.LeftOut::learner)
                        .toList();
    }

    @Test
    void moreEffortRacesMoreNetsAndEveryOtherIsListedAsLeftOut() {
        List<String> all = List.of("realmlp", "realmlp-small", "tabm-mini", "resnet", "ft-transformer");
        assertEquals(List.of("realmlp-small"), names(Effort.QUICK));
        assertEquals(List.of("realmlp", "realmlp-small", "tabm-mini"), names(Effort.STANDARD));
        assertEquals(all, names(Effort.THOROUGH));
        for (Effort effort : Effort.values()) {
            assertEquals(
                    Set.copyOf(all),
                    Stream.concat(names(effort).stream(), leftOut(effort).stream())
                            .collect(Collectors.toSet()));
            assertEquals(all.size(), names(effort).size() + leftOut(effort).size());
        }
    }

    @Test
    void epochsFollowFromEffortAndRowsAlone() {
        assertEquals(400, epochs(500, Effort.STANDARD));
        assertEquals(100, epochs(6_400, Effort.STANDARD));
        assertEquals(8, epochs(10_000_000, Effort.STANDARD));
        assertEquals(32, epochs(10_000_000, Effort.THOROUGH));
    }

    private static int epochs(long rows, Effort effort) {
        return Tabm.planned(new Shape(Worlds.TWO, rows, 10, effort)).fitting().epochs();
    }

    @Test
    void bringsBothWithTheDefaultsOfTheTask() {
        List<Learner> nets = new DeepProvider().learners(new Shape(Worlds.NUMBER, 1000, 10, Effort.STANDARD));
        RealMlp full = assertInstanceOf(RealMlp.class, nets.get(0));
        RealMlp small = assertInstanceOf(RealMlp.class, nets.get(1));
        assertEquals(List.of(0.2, 0.07), List.of(full.rate(), small.rate()));
        assertEquals(List.of(true, false), List.of(full.clamp(), small.clamp()));
        assertEquals(new Variant(true, 8, 0.15, 0.02), full.variant());
    }

    @Test
    void namesItsLibrariesWithTheirVersions() {
        List<String> versions = new DeepProvider().versions();
        assertEquals(2, versions.size());
        versions.forEach(version -> assertTrue(version.matches("\\w+ [0-9.]+-[0-9.]+"), version));
    }
}
