package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.policy.Platform;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a report can be broken down by. */
public enum Dimension {
    /** The day in UTC, as an ISO date. */
    DAY(tally -> text(tally.day())),
    /** The ISO week, as the date of its Monday, which may lie before the first day of the query. */
    WEEK(tally -> tally.day() == null ? null : text(monday(tally.day()))),
    COHORT(Tally::cohort),
    PLATFORM(Tally::platform),
    BROWSER(Tally::browser),
    /** The kind of device, as its platform tells: {@code mobile}, {@code desktop}, or {@code other} where it tells nothing. */
    DEVICE(tally -> device(tally.platform())),
    METHOD(Tally::method),
    CLIENT(Tally::client),
    /** An experiment of the policy; only where people are counted for one. */
    EXPERIMENT(tally -> null),
    /** An arm of an experiment, or its hold-out; only where people are counted for one. */
    ARM(tally -> null);

    /** Stands for a value that is not there, such as the cohort of somebody outside of every cohort. */
    public static final String NONE = "none";

    private final String id = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // Reads a record, and keeps nothing.
    private final Function<Tally, @Nullable String> value;

    Dimension(Function<Tally, @Nullable String> value) {
        this.value = value;
    }

    /** The word in requests and answers: lower case. */
    public String id() {
        return id;
    }

    /** Finds a dimension by its exact {@link #id()}; empty if there is none. */
    public static Optional<Dimension> of(String id) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.id.equals(id))
                .findFirst();
    }

    /** Where a tally belongs; {@link #NONE} where it has no such value. */
    String valueOf(Tally tally) {
        String found = value.apply(tally);
        return found == null ? NONE : found;
    }

    /** The kind of device of a platform, as {@link #DEVICE} names it. */
    public static String device(@Nullable String platform) {
        Platform known =
                platform == null ? Platform.OTHER : Platform.of(platform).orElse(Platform.OTHER);
        if (known == Platform.OTHER) {
            return Platform.OTHER.id();
        }
        return known.mobile() ? "mobile" : "desktop";
    }

    /** The day that names the week of a day. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
