package io.github.passkeyjourney.audit.query;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.policy.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request and notes everything that is wrong with them. */
public final class Parameters {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.+");
    private static final int LONGEST_ID = 255;
    private static final int SHOWN = 64;

    private final Map<String, List<String>> parameters;
    private final List<ApiError> errors = new ArrayList<>();

    /** @param parameters every value of each parameter */
    public Parameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** What was wrong with those that were read so far. */
    public List<ApiError> errors() {
        return List.copyOf(errors);
    }

    /** Notes all that are none of these: a misspelt filter must not answer with everything. */
    public void allow(Collection<String> names) {
        parameters.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> error(name, "no such parameter; there are " + String.join(", ", names)));
    }

    /** {@code from}: a moment, or a day in UTC, which begins with it; null if it is not there or wrong. */
    public @Nullable Instant from() {
        return moment("from", LocalDate::atStartOfDay);
    }

    /** {@code to}: a moment, which is left out, or a day in UTC, which is in; null if it is not there or wrong. */
    public @Nullable Instant to() {
        return moment("to", day -> day.plusDays(1).atStartOfDay());
    }

    /** Notes a time without a moment in it. */
    public void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            error("from", "must be before the end, " + to);
        }
    }

    /** {@code type}: words with commas between them, the parameter once or several times; empty for all. */
    public Set<FactType> types(List<FactType> known) {
        Set<FactType> types = EnumSet.noneOf(FactType.class);
        List<String> words = values("type").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .toList();
        for (String word : words) {
            Optional<FactType> type = FactType.of(word).filter(known::contains);
            if (type.isEmpty()) {
                error(
                        "type",
                        shown(word) + " is none of "
                                + known.stream().map(Word::id).collect(Collectors.joining(", ")));
            } else if (!types.add(type.get())) {
                error("type", type.get().id() + " comes twice");
            }
        }
        return types;
    }

    /** {@code user}: Keycloak's id of a user, whether there is one or not; null if it is not there or wrong. */
    public @Nullable String user() {
        String id = only("user");
        if (id == null) {
            return null;
        }
        if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            error("user", "must be the id of a user, not " + shown(id));
            return null;
        }
        return id;
    }

    /** {@code max}: a number within a range. */
    public int max(Range<Integer> range, int otherwise) {
        String text = only("max");
        if (text == null) {
            return otherwise;
        }
        try {
            int max = Integer.parseInt(text);
            if (range.contains(max)) {
                return max;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        error("max", "must be a whole number from " + range.min() + " to " + range.max() + ", not " + shown(text));
        return otherwise;
    }

    /**
     * {@code after}: where to go on. Read last, since a cursor is one of a query.
     *
     * @param start where to begin without it
     * @param parse reads a cursor; empty if it is none of this query
     */
    public <T> T after(T start, Function<String, Optional<T>> parse) {
        String text = only("after");
        if (text == null) {
            return start;
        }
        return parse.apply(text).orElseGet(() -> {
            error("after", "must be the \"next\" of an answer to the same question, not " + shown(text));
            return start;
        });
    }

    /** The only value of a parameter; null if it is not there, or more than once, which is noted. */
    public @Nullable String only(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            error(name, "comes " + values.size() + " times");
            return null;
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Notes a mistake. */
    public void error(String path, String message) {
        errors.add(new ApiError(path, message));
    }

    private @Nullable Instant moment(String name, Function<LocalDate, LocalDateTime> ofDay) {
        String text = only(name);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return ofDay.apply(LocalDate.parse(text)).toInstant(ZoneOffset.UTC);
            }
            if (INSTANT.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            // No such day or time, such as 30 February.
        }
        error(name, "must be a date such as 2026-11-22 or a moment such as 2026-11-22T12:00:00Z, not " + shown(text));
        return null;
    }

    private List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static String shown(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }
}
