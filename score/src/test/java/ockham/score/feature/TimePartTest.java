package ockham.score.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import ockham.api.Column;
import org.junit.jupiter.api.Test;

class TimePartTest {
    @Test
    void cyclesAreTheSineAndCosineOfTheFractionPassed() throws IOException {
        JsonNode rows;
        try (InputStream in = Objects.requireNonNull(TimePartTest.class.getResourceAsStream("dates.json"))) {
            rows = new ObjectMapper().readTree(in).get("rows");
        }
        assertFalse(rows.isEmpty());
        for (JsonNode row : rows) {
            String time = row.get("time").asText();
            JsonNode expected = row.get("expected");
            assertEquals(row.get("epoch_days").asDouble(), part(time, TimePart.EPOCH_DAYS), 1e-9);
            cycle(expected.get("second_of_day"), time, TimePart.SIN_OF_DAY, TimePart.COS_OF_DAY);
            cycle(expected.get("day_of_week"), time, TimePart.SIN_OF_WEEK, TimePart.COS_OF_WEEK);
            cycle(expected.get("day_of_year"), time, TimePart.SIN_OF_YEAR, TimePart.COS_OF_YEAR);
        }
    }

    private static void cycle(JsonNode expected, String time, TimePart sine, TimePart cosine) {
        assertEquals(expected.get(0).asDouble(), part(time, sine), 1e-9);
        assertEquals(expected.get(1).asDouble(), part(time, cosine), 1e-9);
    }

    @Test
    void plainPartsAreThoseOfTheCalendar() {
        String leap = "2024-02-29T13:45:00";
        assertEquals(2024, part(leap, TimePart.YEAR));
        assertEquals(2, part(leap, TimePart.MONTH));
        assertEquals(29, part(leap, TimePart.DAY_OF_MONTH));
        assertEquals(3, part(leap, TimePart.DAY_OF_WEEK));
        assertEquals(13, part(leap, TimePart.HOUR));
        assertEquals(45, part(leap, TimePart.MINUTE));
        assertEquals(1815, part("1815-06-18T11:30:00", TimePart.YEAR));
    }

    @Test
    void theFarthestTimesHaveParts() {
        for (long micros : new long[] {Long.MIN_VALUE + 1, Long.MAX_VALUE}) {
            for (double[] values :
                    TimeParts.of(new Column.Times("t", new long[] {micros}), List.of(TimePart.values()))) {
                assertTrue(Double.isFinite(values[0]));
            }
        }
    }

    private static double part(String time, TimePart part) {
        long micros = LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        return TimeParts.of(new Column.Times("t", new long[] {micros}), List.of(part))[0][0];
    }
}
