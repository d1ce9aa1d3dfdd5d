package ockham.quality;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which package may know of which. */
class ArchitectureTest {
    /** The stages of a study: each may import those before it. */
    private static final List<String> STAGES = List.of(
            "settings",
            "business",
            "source",
            "audit",
            "split",
            "feature",
            "candidate",
            "race",
            "challenger",
            "compare",
            "signal",
            "curve",
            "ensemble",
            "explain",
            "footprint",
            "value",
            "verdict",
            "harm",
            "report",
            "across");

    private static final JavaClasses OCKHAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ockham");

    @Test
    void aStageImportsOnlyEarlierStages() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : OCKHAM) {
            String stage = stage(type);
            if (stage.isEmpty()) {
                continue;
            }
            assertTrue(STAGES.contains(stage), "give stage " + stage + " its place in the order of the study");
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                boolean later = STAGES.indexOf(stage(used)) > STAGES.indexOf(stage);
                boolean whole = used.getPackageName().equals("ockham.study");
                if (later || whole) {
                    wrong.add(type.getName() + " uses " + used.getName());
                }
            }
        }
        assertEquals(Set.of(), wrong, "a stage may import earlier stages only: " + String.join(", ", STAGES));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("ockham.(**)").should().beFreeOfCycles().check(OCKHAM);
    }

    @Test
    void theApiStandsOnNullAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage("ockham.api..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("ockham.api..", "java..", "org.jspecify.."))
                .check(OCKHAM);
    }

    @Test
    void scoringStandsOnTheApiAndJacksonOnly() {
        classes()
                .that()
                .resideInAPackage("ockham.score..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "ockham.score..", "ockham.api..", "java..", "org.jspecify..", "com.fasterxml.jackson.."))
                .check(OCKHAM);
    }

    @Test
    void learnersAndStudyKnowEachOtherThroughTheApiOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("ockham.learners..", "ockham.deep..", "ockham.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ockham.study..", "ockham.app..", "ockham.benchmarks..")
                .check(OCKHAM);
        noClasses()
                .that()
                .resideInAPackage("ockham.study..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ockham.learners..", "ockham.deep..", "ockham.app..", "ockham.testkit..", "ockham.benchmarks..")
                .check(OCKHAM);
        noClasses()
                .that()
                .resideInAPackage("ockham.learners..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ockham.deep..")
                .check(OCKHAM);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<JavaPackage> packages = OCKHAM.getDefaultPackage().getSubpackagesInTree().stream()
                .filter(p ->
                        p.getName().startsWith("ockham.") && !p.getClasses().isEmpty())
                .toList();
        assertTrue(packages.size() > STAGES.size(), "packages found: " + packages);
        Set<String> unmarked = packages.stream()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked, "packages without @NullMarked in a package-info.java");
    }

    /** The stage a class belongs to; empty outside of stages. */
    private static String stage(JavaClass type) {
        String prefix = "ockham.study.";
        String name = type.getPackageName() + ".";
        return name.startsWith(prefix) && name.length() > prefix.length()
                ? name.substring(prefix.length(), name.indexOf('.', prefix.length()))
                : "";
    }
}
