package io.github.passkeyjourney.policy.document;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** ISO 8601 durations of fixed length: weeks alone, or days, hours, minutes and seconds. */
final class DurationText {

    private static final int MAX_LENGTH = 40;

    private static final Pattern WEEKS = Pattern.compile("P[0-9]{1,6}W");

    private static final Pattern FIXED = Pattern.compile(
            "P(?=[0-9T])([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,9})?S)?)?");

    /** Years anywhere, or months, which stand before the time part. */
    private static final Pattern CALENDAR = Pattern.compile("P[^T]*[0-9][YM].*");

    private static final Pattern NEGATIVE = Pattern.compile("-P.*|P.*-[0-9].*");

    private DurationText() {}

    /**
     * @throws IllegalArgumentException with a message for people if the text is no such duration
     */
    static Duration parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw notADuration();
        }
        if (NEGATIVE.matcher(text).matches()) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (CALENDAR.matcher(text).matches()) {
            throw new IllegalArgumentException("months and years differ in length: use days, such as P30D or P365D");
        }
        if (WEEKS.matcher(text).matches()) {
            return Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)));
        }
        if (!FIXED.matcher(text).matches()) {
            throw notADuration();
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw notADuration();
        }
    }

    /** The shortest usual form: whole days as days, so that what a person wrote comes back. */
    static String write(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    private static IllegalArgumentException notADuration() {
        return new IllegalArgumentException("must be an ISO 8601 duration such as P7D, P2W or PT24H");
    }
}
