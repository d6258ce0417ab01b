package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.policy.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One JSON array of the document. */
final class Items {

    private final List<JsonNode> nodes;

    private final String path;

    private final Errors errors;

    private Items(List<JsonNode> nodes, String path, Errors errors) {
        this.nodes = nodes;
        this.path = path;
        this.errors = errors;
    }

    /** The value if it is an array of allowed size; otherwise an empty one, and an error unless the value is absent. */
    static Items of(@Nullable JsonNode value, String path, Errors errors, int max) {
        List<JsonNode> nodes = new ArrayList<>();
        if (value != null && !value.isArray()) {
            errors.add(path, "must be a list");
        } else if (value != null && value.size() > max) {
            errors.add(path, "may have at most " + max + " entries, not " + value.size());
        } else if (value != null) {
            value.forEach(nodes::add);
        }
        return new Items(nodes, path, errors);
    }

    /** Reads each entry as an object; entries for which the reader returns null are left out. */
    <T> List<T> sections(Function<Section, @Nullable T> reader) {
        List<T> read = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            if (!node.isObject()) {
                errors.add(path(i), "must be an object");
                continue;
            }
            Section section = Section.of(node, path(i), errors);
            T value = reader.apply(section);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    /**
     * Reads each entry as a text.
     *
     * @param allowed what a text must fulfil besides being neither blank nor overlong
     * @param message what is wrong otherwise
     */
    List<String> texts(Predicate<String> allowed, String message) {
        List<String> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String text = node.isTextual() ? node.textValue() : null;
            if (text == null) {
                errors.add(path(i), "must be a text");
            } else if (text.isBlank()) {
                errors.add(path(i), "must not be blank");
            } else if (text.length() > Limits.MAX_VALUE_LENGTH) {
                errors.add(path(i), "may have at most " + Limits.MAX_VALUE_LENGTH + " characters");
            } else if (!allowed.test(text)) {
                errors.add(path(i), message);
            } else if (!seen.add(text)) {
                errors.add(path(i), "is listed twice");
            } else {
                read.add(text);
            }
        }
        return read;
    }

    private String path(int position) {
        return path + "[" + position + "]";
    }
}
