package ockham.study.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import ockham.api.Family;

/** Draws for the page: little-endian float32 and int16 in base64, draws outermost. */
final class DrawsJson {
    private static final JsonMapper MAPPER = RecordJson.mapper();
    private static final int SIDES = 3;

    private DrawsJson() {}

    static ObjectNode of(PageDraws draws) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("count", draws.value().length);
        node.set("contenders", MAPPER.valueToTree(draws.contenders()));
        ArrayNode sides = node.putArray("sides");
        draws.contenders().forEach(c -> sides.add(index(c.family().side())));
        node.set("plan", MAPPER.valueToTree(draws.plan()));
        node.put("value", floats(draws.value()));
        node.put("chosen", shorts(draws.chosen()));
        node.set("shift", MAPPER.valueToTree(draws.shift()));
        double[][] rowsOnly = draws.rowsOnly();
        node.put("rows_only", rowsOnly.length == 0 ? null : floats(rowsOnly));
        node.set("more", MAPPER.valueToTree(draws.more()));
        ObjectNode spreads = node.putObject("spreads");
        for (PageDraws.Spread spread : draws.spreads()) {
            spreads.put(spread.input(), floats(spread.factor()));
        }
        return node;
    }

    private static int index(Family.Side side) {
        return switch (side) {
            case NO_MODEL -> 0;
            case CLASSICAL -> 1;
            case DEEP -> 2;
            case OUTSIDE -> 3;
        };
    }

    private static String floats(double[]... rows) {
        int count = 0;
        for (double[] row : rows) {
            count += row.length;
        }
        byte[] bytes = new byte[count * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            for (double value : row) {
                buffer.putFloat((float) value);
            }
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String shorts(int[][] rows) {
        byte[] bytes = new byte[rows.length * SIDES * Short.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] row : rows) {
            for (int side = 0; side < SIDES; side++) {
                buffer.putShort((short) row[side]);
            }
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
