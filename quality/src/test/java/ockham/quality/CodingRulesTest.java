package ockham.quality;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What code of this repository does not do. */
class CodingRulesTest {
    private static final JavaClasses OCKHAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ockham");

    @Test
    void nothingIsStoredByJavaSerialisation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(OCKHAM);
        List<String> serializable = OCKHAM.stream()
                .filter(type -> !type.isAssignableTo(Throwable.class))
                .filter(type -> type.getRawInterfaces().stream().anyMatch(i -> i.isEquivalentTo(Serializable.class)))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), serializable, "declared Serializable without being an exception");
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ockham.app..", "ockham.benchmarks..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(OCKHAM);
    }

    @Test
    void processesStartWithoutAShell() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(name("java.lang.Runtime"))).and(target(name("exec"))))
                .check(OCKHAM);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ockham.study.race..", "ockham.study.challenger..", "ockham.app..", "ockham.benchmarks..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(OCKHAM);
        Pattern shell = Pattern.compile("\"(/bin/)?(ba|da|z)?sh\"|\"cmd(\\.exe)?\"|\"powershell(\\.exe)?\"");
        List<String> shells = Repository.javaFiles().stream()
                .filter(file -> Repository.name(file).contains("src/main/"))
                .filter(file -> shell.matcher(Repository.read(file)).find())
                .map(Repository::name)
                .toList();
        assertEquals(List.of(), shells, "files that name a shell to run");
    }

    @Test
    void staticStateNeverChanges() {
        fields().that().areStatic().should().beFinal().check(OCKHAM);
    }

    @Test
    void fieldsThatOthersSeeNeverChange() {
        fields().that().arePublic().should().beFinal().check(OCKHAM);
    }
}
