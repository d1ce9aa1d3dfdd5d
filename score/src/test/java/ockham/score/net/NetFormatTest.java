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
import ockham.api.ModelFormat;
import ockham.api.Table;
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
    void isFoundByItsName() {
        assertTrue(ServiceLoader.load(ModelFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(format -> format.name().equals("net/1") && format instanceof NetFormat));
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
