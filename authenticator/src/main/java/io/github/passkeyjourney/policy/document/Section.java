package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.policy.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of the document. Reading a field checks it, reports what is wrong and goes on with the default, so
 * that all errors come out in one go. {@link #finish()} reports the fields that nobody asked for.
 */
final class Section {

    private final ObjectNode node;

    private final String path;

    private final Errors errors;

    private final Set<String> known = new LinkedHashSet<>();

    Section(ObjectNode node, String path, Errors errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /** The value if it is an object; otherwise an empty section, and an error unless the value is absent. */
    static Section of(@Nullable JsonNode value, String path, Errors errors) {
        if (value instanceof ObjectNode object) {
            return new Section(object, path, errors);
        }
        if (value != null) {
            errors.add(path, "must be an object");
        }
        return new Section(JsonNodeFactory.instance.objectNode(), path, errors);
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void error(String field, String message) {
        errors.add(path(field), message);
    }

    Errors errors() {
        return errors;
    }

    /** Whether the field is there; marks it as known. */
    boolean has(String field) {
        known.add(field);
        return node.has(field);
    }

    /** The raw value, or null if it is absent; marks the field as known. */
    @Nullable
    JsonNode take(String field) {
        known.add(field);
        return node.get(field);
    }

    Section section(String field) {
        return of(take(field), path(field), errors);
    }

    Items items(String field, int max) {
        return Items.of(take(field), path(field), errors, max);
    }

    boolean bool(String field, boolean fallback) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        if (!value.isBoolean()) {
            error(field, "must be true or false");
        }
        return value.asBoolean(fallback);
    }

    int integer(String field, int fallback, Range<Integer> range) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            error(field, "must be a whole number");
            return fallback;
        }
        // A number beyond the type lies beyond every range; its nearest neighbour says so just as well.
        int number = value.canConvertToInt() ? value.intValue() : Integer.MIN_VALUE;
        return inRange(field, number, fallback, range);
    }

    double decimal(String field, double fallback, Range<Double> range) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        if (!value.isNumber()) {
            error(field, "must be a number");
            return fallback;
        }
        return inRange(field, value.doubleValue(), fallback, range);
    }

    /** A percentage as basis points: 12.5 is 1 250. */
    int percent(String field, int fallback) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        if (!value.isNumber()) {
            error(field, "must be a number");
            return fallback;
        }
        BigDecimal percent = value.decimalValue();
        // Compared before it is rescaled: 1e999999999 must not be written out.
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            error(field, "must be between 0 and 100");
            return fallback;
        }
        if (percent.signum() != 0 && percent.stripTrailingZeros().scale() > 2) {
            error(field, "may have at most two decimals");
            return fallback;
        }
        return percent.movePointRight(2).intValue();
    }

    Duration duration(String field, Duration fallback, Range<Duration> range) {
        JsonNode value = take(field);
        Duration read = value == null ? fallback : parseDuration(field, value, range);
        return read == null ? fallback : read;
    }

    /** As {@link #duration}, but an explicit null means "none". */
    @Nullable
    Duration optionalDuration(String field, @Nullable Duration fallback, Range<Duration> range) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        return value.isNull() ? null : parseDuration(field, value, range);
    }

    /** A day; an explicit null means "none". */
    @Nullable
    LocalDate optionalDate(String field, @Nullable LocalDate fallback, Range<LocalDate> range) {
        JsonNode value = take(field);
        if (value == null) {
            return fallback;
        }
        if (value.isNull()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value.isTextual() ? value.textValue() : "");
            if (range.contains(day)) {
                return day;
            }
            error(field, "must be between " + range.min() + " and " + range.max());
        } catch (DateTimeParseException e) {
            error(field, "must be a day such as 2027-01-31");
        }
        return fallback;
    }

    /** A text, or null if it is absent or wrong. */
    @Nullable
    String text(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            error(field, "must be a text");
            return null;
        }
        return value.textValue();
    }

    /** A word of a closed vocabulary, or null if it is absent or wrong. */
    <E> @Nullable E word(String field, E[] vocabulary, Function<E, String> id) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        Optional<E> found = Arrays.stream(vocabulary)
                .filter(value -> id.apply(value).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            error(field, oneOf(Arrays.stream(vocabulary).map(id).toList()));
        }
        return found.orElse(null);
    }

    /** Reports the fields that no call asked for. */
    void finish() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                error(name, "unknown field; " + (known.isEmpty() ? "none is allowed here" : oneOf(known)));
            }
        }
    }

    static String oneOf(Iterable<String> words) {
        StringBuilder text = new StringBuilder("must be one of ");
        String separator = "";
        for (String word : words) {
            text.append(separator).append(word);
            separator = ", ";
        }
        return text.toString();
    }

    private @Nullable Duration parseDuration(String field, JsonNode value, Range<Duration> range) {
        try {
            Duration duration = DurationText.parse(value.isTextual() ? value.textValue() : "");
            if (range.contains(duration)) {
                return duration;
            }
            error(
                    field,
                    "must be between " + DurationText.write(range.min()) + " and " + DurationText.write(range.max()));
        } catch (IllegalArgumentException e) {
            error(field, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private <T extends Comparable<? super T>> T inRange(String field, T value, T fallback, Range<T> range) {
        if (range.contains(value)) {
            return value;
        }
        error(field, "must be between " + range.min() + " and " + range.max());
        return fallback;
    }
}
