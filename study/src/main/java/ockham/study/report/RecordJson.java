package ockham.study.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Function;
import ockham.api.Family;
import ockham.study.audit.Severity;

/**
 * How records become JSON: snake_case keys in the order of the components, words of people for enums, and numbers to
 * twelve significant digits, so that the last bit of a different processor's logarithm does not change the file.
 */
final class RecordJson {
    private static final MathContext DIGITS = new MathContext(12);

    private RecordJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .addModule(words())
                .build();
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(double.class, new NumberWriter());
        module.addSerializer(Double.class, new NumberWriter());
        module.addDeserializer(double.class, new NumberReader());
        addWords(module, Family.class, Family.values(), Family::label);
        addWords(module, Severity.class, Severity.values(), RecordJson::lower);
        addWords(module, CandidateResult.Outcome.class, CandidateResult.Outcome.values(), RecordJson::lower);
        addWords(
                module,
                FeatureWorth.Finding.class,
                FeatureWorth.Finding.values(),
                finding -> lower(finding).replace('_', ' '));
        addWords(
                module,
                LearningCurves.Finding.class,
                LearningCurves.Finding.values(),
                finding -> lower(finding).replace('_', ' '));
        return module;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> void addWords(
            SimpleModule module, Class<E> type, E[] values, Function<E, String> word) {
        module.addSerializer(type, new JsonSerializer<E>() {
            @Override
            public void serialize(E value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(word.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<E>() {
            @Override
            public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
                String text = in.getText();
                for (E value : values) {
                    if (word.apply(value).equals(text)) {
                        return value;
                    }
                }
                throw context.weirdStringException(text, type, "unknown word");
            }
        });
    }

    /** NaN and infinity are null: JSON has no word for them. */
    private static final class NumberWriter extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                out.writeNull();
                return;
            }
            double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
            if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
                out.writeNumber((long) rounded);
            } else {
                out.writeNumber(rounded);
            }
        }
    }

    private static final class NumberReader extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
