package io.github.passkeyjourney.insights;

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
    WEEK(tally -> text(monday(tally.day()))),
    COHORT(Tally::cohort),
    PLATFORM(Tally::platform),
    BROWSER(Tally::browser),
    METHOD(Tally::method),
    CLIENT(Tally::client);

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

    private static @Nullable LocalDate monday(@Nullable LocalDate day) {
        return day == null ? null : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
