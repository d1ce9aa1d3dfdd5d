package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.Table;
import ockham.score.Formats;

/** What holds of every stored net. */
final class StoredNets {
    private StoredNets() {}

    /** What was read predicts the same bits; a bundle that lacks a part, or has one too short, is refused. */
    static void assertSound(Model model, Table table) {
        Bundle bundle = model.toBundle();
        Model read = Formats.readModel(bundle);
        assertArrayEquals(model.predict(table).values(), read.predict(table).values());
        assertEquals(model.parameters(), read.parameters());
        assertEquals(bundle.parts().keySet(), read.toBundle().parts().keySet());
        for (Map.Entry<String, Object> part : bundle.parts().entrySet()) {
            Map<String, Object> fewer = new TreeMap<>(bundle.parts());
            fewer.remove(part.getKey());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Formats.readModel(Bundle.of(bundle.format(), fewer)),
                    part.getKey());
            refused(bundle, part.getKey(), shorter(part.getValue()));
        }
    }

    static void refused(Bundle bundle, String name, Object value) {
        Map<String, Object> broken = new TreeMap<>(bundle.parts());
        broken.put(name, value);
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(Bundle.of(bundle.format(), broken)), name);
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
}
