package io.github.passkeyjourney.population;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a report counts, in the words of docs/events.md.
 *
 * @param type {@code sign-in} or {@code fallback}, or another type of fact
 * @param detail the outcome of a sign-in, the cause of a fallback or failure, whether an offer was mandatory, else empty
 */
record Entry(
        String person,
        House house,
        LocalDate day,
        String type,
        String method,
        String detail,
        boolean holder,
        @Nullable String cohort,
        String platform,
        String browser,
        String client) {

    /** Where it belongs when the report is broken down by this. */
    String valueOf(String dimension) {
        return switch (dimension) {
            case "day" -> day.toString();
            case "week" -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toString();
            case "cohort" -> cohort == null ? "none" : cohort;
            case "platform" -> platform;
            case "browser" -> browser;
            case "device" -> device(platform);
            case "method" -> method;
            case "client" -> client;
            default -> throw new IllegalArgumentException(dimension);
        };
    }

    /** The kind of device that a platform tells of. */
    static String device(String platform) {
        return switch (platform) {
            case "ios", "android" -> "mobile";
            case "other" -> "other";
            default -> "desktop";
        };
    }

    /** As a row of PJ_CELL is read by the test. */
    @Override
    public String toString() {
        return Stream.of(type, method, detail, cohort == null ? "" : cohort, platform, browser, client)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    boolean is(String wantedType, String wantedDetail) {
        return type.equals(wantedType) && detail.equals(wantedDetail);
    }
}
