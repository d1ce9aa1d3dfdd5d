package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
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

    @Test
    void bringsRealMlpWithTheDefaultsOfTheTask() {
        DeepProvider provider = new DeepProvider();
        List<Learner> learners = provider.learners(new Shape(Worlds.NUMBER, 1000, 10, Effort.STANDARD));
        RealMlp net = assertInstanceOf(RealMlp.class, learners.get(0));
        assertEquals(1, learners.size());
        assertEquals("realmlp", net.name());
        assertEquals(0.2, net.rate());
    }

    @Test
    void namesItsLibrariesWithTheirVersions() {
        List<String> versions = new DeepProvider().versions();
        assertEquals(2, versions.size());
        versions.forEach(version -> assertTrue(version.matches("\\w+ [0-9.]+-[0-9.]+"), version));
    }
}
