package ockham.score.feature;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/**
 * A number read off a point in time, without a time zone. The cyclic ones are sine and cosine of {@code 2 pi} times the
 * fraction of the cycle that has passed, so that its end meets its start.
 */
public enum TimePart {
    /** Days since 1970-01-01T00:00, with the fraction of the day. */
    EPOCH_DAYS("days since 1970"),
    YEAR("year"),
    MONTH("month"),
    DAY_OF_MONTH("day of month"),
    /** Monday is 0. */
    DAY_OF_WEEK("day of week"),
    HOUR("hour"),
    MINUTE("minute"),
    SIN_OF_YEAR("sin of year"),
    COS_OF_YEAR("cos of year"),
    SIN_OF_WEEK("sin of week"),
    COS_OF_WEEK("cos of week"),
    SIN_OF_DAY("sin of day"),
    COS_OF_DAY("cos of day");

    private final String label;

    TimePart(String label) {
        this.label = label;
    }

    /** The name people read, after the column's. */
    public String label() {
        return label;
    }

    /** Whether it is a sine or a cosine. */
    public boolean cyclic() {
        return compareTo(SIN_OF_YEAR) >= 0;
    }

    double of(LocalDateTime time, long micros) {
        return switch (this) {
            case EPOCH_DAYS -> micros / 86_400e6;
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY_OF_MONTH -> time.getDayOfMonth();
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue() - 1;
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SIN_OF_YEAR -> StrictMath.sin(ofYear(time));
            case COS_OF_YEAR -> StrictMath.cos(ofYear(time));
            case SIN_OF_WEEK -> StrictMath.sin(ofWeek(time));
            case COS_OF_WEEK -> StrictMath.cos(ofWeek(time));
            case SIN_OF_DAY -> StrictMath.sin(ofDay(time));
            case COS_OF_DAY -> StrictMath.cos(ofDay(time));
        };
    }

    private static double ofYear(LocalDateTime time) {
        return 2 * Math.PI * (time.getDayOfYear() - 1) / time.toLocalDate().lengthOfYear();
    }

    private static double ofWeek(LocalDateTime time) {
        return 2 * Math.PI * (time.getDayOfWeek().getValue() - 1) / 7;
    }

    private static double ofDay(LocalDateTime time) {
        return 2 * Math.PI * time.get(ChronoField.SECOND_OF_DAY) / 86_400;
    }
}
