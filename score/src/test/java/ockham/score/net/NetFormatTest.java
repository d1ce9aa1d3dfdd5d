package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class NetFormatTest {
    private static final NetFormat FORMAT = new NetFormat();

    @Test
    void whatWasReadPredictsTheSameBits() {
        Table table = Nets.table(30);
        for (NetOutput output : List.of(new NetOutput.Classes(3), new NetOutput.Value(3, 4, -5, 6))) {
            NetModel model = Nets.model(Activation.MISH, output);
            double[] read = FORMAT.read(model.toBundle()).predict(table).values();
            assertArrayEquals(model.predict(table).values(), read);
        }
    }

    @Test
    void whatWasReadOfANetWithEmbeddingsPredictsTheSameBits() {
        Table table = Nets.table(30);
        for (NetOutput output : List.of(new NetOutput.Classes(3), new NetOutput.Value(3, 4, -5, 6))) {
            NetModel model = Nets.embedded(Activation.SELU, output);
            Bundle bundle = model.toBundle();
            assertEquals("net/2", bundle.format());
            Model read = Formats.readModel(bundle);
            assertArrayEquals(model.predict(table).values(), read.predict(table).values());
            assertEquals(model.parameters(), read.parameters());
        }
    }

    @Test
    void aPlainNetIsStoredAsBefore() {
        Bundle bundle = Nets.model(Activation.MISH, new NetOutput.Classes(3)).toBundle();
        assertEquals("net/1", bundle.format());
        assertEquals(15, bundle.parts().size());
    }

    @Test
    void isFoundByItsName() {
        assertTrue(ServiceLoader.load(ModelFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(format -> format.name().equals("net/1") && format instanceof NetFormat));
    }

    @Test
    void everyPartOfEmbeddingsIsNeededAndMustHaveItsSize() {
        Map<String, Object> parts = Nets.embedded(Activation.SELU, new NetOutput.Classes(3))
                .toBundle()
                .parts();
        NetFormat.Embedded format = new NetFormat.Embedded();
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            Map<String, Object> fewer = new TreeMap<>(parts);
            fewer.remove(part.getKey());
            assertThrows(IllegalArgumentException.class, () -> format.read(Bundle.of("net/2", fewer)), part.getKey());
            Map<String, Object> broken = new TreeMap<>(parts);
            broken.put(part.getKey(), shorter(part.getValue()));
            assertThrows(IllegalArgumentException.class, () -> format.read(Bundle.of("net/2", broken)), part.getKey());
        }
        Map<String, Object> wide = new TreeMap<>(parts);
        wide.put("periodic.size", new int[] {65_536, 65_536, 65_536});
        assertThrows(RuntimeException.class, () -> format.read(Bundle.of("net/2", wide)));
    }

    @Test
    void everyPartIsNeeded() {
        Map<String, Object> parts =
                Nets.model(Activation.SELU, new NetOutput.Classes(3)).toBundle().parts();
        for (String name : parts.keySet()) {
            Map<String, Object> fewer = new TreeMap<>(parts);
            fewer.remove(name);
            assertThrows(IllegalArgumentException.class, () -> FORMAT.read(Bundle.of("net/1", fewer)), name);
        }
    }

    @Test
    void everyPartMustHaveItsSize() {
        Map<String, Object> parts = Nets.model(Activation.SELU, new NetOutput.Value(0, 1, -1, 1))
                .toBundle()
                .parts();
        int cut = 0;
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            Object shorter = shorter(part.getValue());
            Map<String, Object> broken = new TreeMap<>(parts);
            broken.put(part.getKey(), shorter);
            assertThrows(IllegalArgumentException.class, () -> FORMAT.read(Bundle.of("net/1", broken)), part.getKey());
            cut++;
        }
        assertEquals(parts.size(), cut);
    }

    private static Object shorter(Object part) {
        if (part instanceof float[] values) {
            return Arrays.copyOf(values, values.length - 1);
        }
        if (part instanceof double[] values) {
            return Arrays.copyOf(values, values.length - 1);
        }
        if (part instanceof int[] values) {
            return Arrays.copyOf(values, values.length - 1);
        }
        String text = (String) part;
        return text.substring(0, text.length() - 1);
    }

    @Test
    void hostileSizesAreRefused() {
        Map<String, Object> parts =
                Nets.model(Activation.SELU, new NetOutput.Classes(3)).toBundle().parts();
        int[][] sizes = {{65_536, 65_536}, {-6, -37}, {Integer.MAX_VALUE, 2}, {6, 0}, {0, 37}};
        for (int[] size : sizes) {
            refused(parts, "layer.0.size", size);
        }
        refused(parts, "layers", new int[] {-1});
        refused(parts, "layers", new int[] {Integer.MAX_VALUE});
        refused(parts, "classes", new int[] {4});
        refused(parts, "centre", new double[] {Double.NaN, 0, 0, 0, 0, 0});
        refused(
                parts,
                "columns",
                "[{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"b\",\"levels\":[\"1\",\"2\",\"3\",\"4\"]}]");
        refused(parts, "columns", "{}");
        refused(parts, "columns", "[1,2,3,4,5,6]");
        refused(parts, "activation", "RELU");
    }

    private static void refused(Map<String, Object> parts, String name, Object value) {
        Map<String, Object> broken = new TreeMap<>(parts);
        broken.put(name, value);
        assertThrows(IllegalArgumentException.class, () -> FORMAT.read(Bundle.of("net/1", broken)), name);
    }
}
