package ockham.study.business;

import static ockham.study.business.CaseFileTest.CHURN;
import static ockham.study.business.CaseFileTest.SHORT;
import static ockham.study.business.CaseFileTest.errors;
import static ockham.study.business.CaseFileTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema and the reader agree. */
class CaseSchemaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "horizon: 18 months",
                "capacity: 10%",
                "capacity: 5 per month",
                "capacity: 5",
                "discount: 0.1",
                "today: tenure < 3",
                "worth_acting_on: 10",
                "limits: {explainable: yes}",
                "do_nothing: act",
                "forbidden: [tenure, Contract]",
                "forbidden: {tenure: policy 7, Contract: }",
                "monotone: {tenure: down, MonthlyCharges: up}",
                "protect: [tenure, Contract]",
                "more_rows: {available: 10, cost_each: 1, months: 3}",
                "challengers: {llm: {price_per_call: 0.002, build_days: {low: 1, likely: 2, high: 3}}, \"my net\": {}}",
                "effort: {day_rate: {low: 1, likely: 2, high: 3}}",
                "running: {energy_per_kwh: 0.3}"
            })
    void schemaAndReaderAcceptTheSame(String line) {
        String text = SHORT + line + "\n";
        assertNotNull(read(text));
        assertEquals(List.of(), invalid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "horizen: 3 years",
                "horizon: soon",
                "capacity: 0.1",
                "capacity: some",
                "capacity: [5]",
                "capacity: {low: 1, likely: 2, high: 3}",
                "horizon: 99",
                "discount: high",
                "discount: 7",
                "limits: {p99: 3}",
                "limits: {p99_ms: fast}",
                "limits: {explainable: 3}",
                "limits: [1]",
                "forbidden: tenure",
                "forbidden: [tenure, tenure]",
                "forbidden: {tenure: [law]}",
                "protect: tenure",
                "protect: {tenure: law}",
                "protect: [tenure, tenure]",
                "monotone: [tenure]",
                "monotone: {tenure: rising}",
                "monotone: {tenure: 1}",
                "more_rows: {available: 10}",
                "more_rows: {available: 1.5, cost_each: 1}",
                "challengers: [llm]",
                "challengers: {llm: 0.002}",
                "challengers: {llm: {price: 0.002}}",
                "challengers: {llm: {price_per_call: -1}}",
                "challengers: {deep: {build_days: 1}}",
                "effort: {day_rate: -3}",
                "effort: {build_days: 7}",
                "effort: {build_days: {boosting: 7}}",
                "running: {server_per_month: 1, server_per_hour: 1}",
                "running: {min_servers: -1}",
                "worth_acting_on: -10",
                "worth_acting_on: 10 per decade",
                "effort: {day_rate: {low: 1, high: 2}}"
            })
    void schemaAndReaderRefuseTheSame(String line) {
        String text = SHORT + line + "\n";
        errors(text);
        assertFalse(invalid(text).isEmpty(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision: Call", "currency: EUR", "volume: 100"})
    void schemaAndReaderNeedTheSame(String line) {
        String text = SHORT.replace(line + "\n", "");
        errors(text);
        assertFalse(invalid(text).isEmpty(), text);
    }

    @Test
    void theExampleIsReadAndValid() throws IOException {
        Path example = Path.of("../examples/telco_churn/case.yaml");
        BusinessCase read = CaseFile.read(example, CHURN);
        assertEquals("Yes", read.actOn());
        assertEquals(List.of(), invalid(Files.readString(example)));
    }

    static List<String> invalid(String yaml) {
        try (InputStream in = Objects.requireNonNull(CaseFile.class.getResourceAsStream(CaseFile.SCHEMA))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            Object tree =
                    new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
            String json = new ObjectMapper().writeValueAsString(tree);
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
