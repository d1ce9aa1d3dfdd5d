package ockham.app;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import ockham.api.Effort;
import ockham.api.Learner;
import ockham.api.LearnerProvider;
import ockham.api.Shape;
import ockham.testkit.LearnerContract;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The learner that the user's guide shows keeps to what every learner keeps to. */
class GuideLearnerTest extends LearnerContract {
    @TempDir
    private static Path classes;

    private static URLClassLoader loader;
    private static Learner learner;

    @BeforeAll
    static void compiled() throws Exception {
        Guide.compileLearner(classes);
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, GuideLearnerTest.class.getClassLoader());
        LearnerProvider provider = (LearnerProvider) loader.loadClass(Guide.LEARNER + "$Provider")
                .getDeclaredConstructor()
                .newInstance();
        learner = provider.learners(new Shape(Worlds.YES_NO, 800, 8, Effort.QUICK))
                .getFirst();
    }

    @AfterAll
    static void closed() throws Exception {
        loader.close();
    }

    @Override
    protected Learner learner() {
        return learner;
    }
}
