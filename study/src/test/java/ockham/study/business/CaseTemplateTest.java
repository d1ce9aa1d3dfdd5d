package ockham.study.business;

import static ockham.study.business.CaseFileTest.CHURN;
import static ockham.study.business.CaseFileTest.MANY;
import static ockham.study.business.CaseFileTest.NUMBER;
import static ockham.study.business.CaseFileTest.holds;
import static ockham.study.business.CaseFileTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseTemplateTest {
    @Test
    void theTemplateIsReadAsItIs() {
        Table odd = new Table(
                List.of(
                        new Column.Numbers("total amount\n# \"x\"", new double[] {3}),
                        new Column.Numbers("and", new double[] {3}),
                        new Column.Categories("t", ColumnKind.CATEGORY, List.of("a\"b", "c: d\\\n"), new int[] {0})),
                1);
        Task strange = new Task.Binary("a\"b", "c: d\\\n");
        Task wide = new Task.Multiclass(List.of("1", "2", "3", "4", "5", "6", "7", "8"));
        for (CaseContext context :
                List.of(CHURN, NUMBER, MANY, new CaseContext(odd, strange, "t"), new CaseContext(odd, wide, "t"))) {
            String template = CaseFile.template(context);
            BusinessCase read = CaseFile.parse(template, "template", context);
            assertEquals(CaseDefaults.people(), read.people());
            assertEquals(List.of(), CaseSchemaTest.invalid(template));
        }
        assertTrue(CaseFile.template(CHURN).contains("MonthlyCharges   (median 80)"));
    }

    @Test
    void amountsAreInventedUntilTheUserTakesTheWordAway(@TempDir Path folder) throws IOException {
        for (CaseContext context : List.of(CHURN, NUMBER, MANY)) {
            Path file = folder.resolve("case.yaml");
            String template = CaseFile.template(context);
            Files.writeString(file, template);
            assertTrue(CaseFile.invented(file) > 0, template);
            Files.writeString(file, template.replaceAll(" *# invented", ""));
            assertEquals(0, CaseFile.invented(file));
        }
    }

    @Test
    void theTemplateOffersTheLargestAmountsFirstAndSaysThatItsOwnAreInvented() {
        Table loans = new Table(
                List.of(
                        new Column.Numbers("member_id", new double[] {900_001, 900_002, 900_003}),
                        new Column.Numbers("total_acc", new double[] {20, 30, 40}),
                        new Column.Numbers("funded_amnt", new double[] {9_000, 12_000, 15_000}),
                        new Column.Numbers("annual_inc", new double[] {50_000, 65_000, 80_000}),
                        new Column.Numbers("loan_term", new double[] {36, 36, 60}),
                        new Column.Categories("bad", ColumnKind.CATEGORY, List.of("no", "yes"), new int[] {0, 1, 0})),
                3);
        String template = CaseFile.template(new CaseContext(loans, new Task.Binary("no", "yes"), "bad"));
        List<String> offered = template.lines()
                .filter(line -> line.contains("(median"))
                .map(line -> line.replaceAll("[# ]+(\\w+).*", "$1"))
                .toList();
        assertEquals(List.of("annual_inc", "funded_amnt", "total_acc"), offered);
        holds(template, "0.3 * annual_inc");
        holds(template, "The amounts below are invented");
        holds(template, "act: 100     # invented");
    }

    @Test
    void theRuleOfTheTemplateIsReadOnceItsMarkIsTakenAway() {
        Table table = new Table(
                List.of(
                        new Column.Numbers("mean radius", new double[] {3, 9}),
                        new Column.Categories("t", ColumnKind.CATEGORY, List.of("no", "yes"), new int[] {0, 1})),
                2);
        CaseContext context = new CaseContext(table, new Task.Binary("no", "yes"), "t");
        String template = CaseFile.template(context);
        String uncommented = template.replace("# today: ", "today: ");
        assertFalse(template.equals(uncommented));
        assertNotNull(CaseFile.parse(uncommented, "template", context).today());
    }

    @Test
    void theCapacityIsReadOnceItsMarkIsTakenAway() {
        for (CaseContext context : List.of(CHURN, MANY)) {
            String uncommented = CaseFile.template(context).replace("# capacity: ", "capacity: ");
            assertNotNull(CaseFile.parse(uncommented, "template", context).capacity());
            assertEquals(List.of(), CaseSchemaTest.invalid(uncommented));
        }
        assertFalse(CaseFile.template(NUMBER).contains("capacity"));
    }

    @Test
    void whatModelsMustRespectIsReadOnceItsMarkIsTakenAway() {
        for (CaseContext context : List.of(CHURN, NUMBER, MANY)) {
            String template = CaseFile.template(context);
            String uncommented = template.replace("# forbidden: ", "forbidden: ")
                    .replace("# monotone: ", "monotone: ")
                    .replace("# protect: ", "protect: ");
            assertEquals(
                    List.of("Contract"),
                    CaseFile.parse(uncommented, "template", context).protect());
            Constraints read = CaseFile.parse(uncommented, "template", context).constraints();
            assertEquals(List.of("Contract"), read.forbiddenColumns());
            assertEquals(List.of(), CaseSchemaTest.invalid(uncommented));
            assertEquals(
                    context == MANY ? List.of() : List.of("tenure"),
                    List.copyOf(read.directions().keySet()));
        }
        holds(CaseFile.template(CHURN), "the probability of Yes never falls (up) or never rises (down)");
        holds(CaseFile.template(NUMBER), "the predicted number never falls (up) or never rises (down)");
        assertFalse(CaseFile.template(MANY).contains("monotone"));
    }
}
