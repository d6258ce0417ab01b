package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two documents, for people to read: one line for each place, such as {@code cohorts[pilot].phase:
 * "offer" → "require"}. What has a name is compared with its namesake, so that a cohort put in front of the others is one
 * line.
 *
 * @param sections the fields of the document that differ, sorted
 * @param lines what differs, in the order of the new document
 */
public record PolicyDifference(List<String> sections, List<String> lines) {

    private static final int MAX_VALUE = 120;

    private static final String NOTHING = "–";

    /** Takes copies. */
    public PolicyDifference {
        sections = List.copyOf(sections);
        lines = List.copyOf(lines);
    }

    /**
     * Compares two texts. One that is no JSON object counts as a document without fields.
     *
     * @param before the document before
     * @param after the document after
     */
    public static PolicyDifference between(String before, String after) {
        ObjectNode old = PolicyDocument.tree(before);
        ObjectNode now = PolicyDocument.tree(after);
        Set<String> sections = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        for (String field : fields(old, now)) {
            int known = lines.size();
            compare(field, old.get(field), now.get(field), lines);
            if (lines.size() > known) {
                sections.add(field);
            }
        }
        return new PolicyDifference(List.copyOf(sections), lines);
    }

    /** Whether both say the same, white space and the order of fields aside. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * The lines as one text.
     *
     * @param maxLength most characters; what does not fit is counted at the end
     */
    public String text(int maxLength) {
        StringBuilder text = new StringBuilder();
        int told = 0;
        // Room for the count of the rest.
        int room = maxLength - 20;
        while (told < lines.size() && text.length() + lines.get(told).length() < room) {
            text.append(told == 0 ? "" : "\n").append(lines.get(told));
            told++;
        }
        if (told < lines.size()) {
            text.append(told == 0 ? "" : "\n").append("… +").append(lines.size() - told);
        }
        return text.toString();
    }

    private static void compare(String path, @Nullable JsonNode old, @Nullable JsonNode now, List<String> lines) {
        if (old != null && old.equals(now)) {
            return;
        }
        if (old instanceof ObjectNode && now instanceof ObjectNode) {
            for (String field : fields(old, now)) {
                compare(path + "." + field, old.get(field), now.get(field), lines);
            }
            return;
        }
        Map<String, JsonNode> oldNamed = named(old);
        Map<String, JsonNode> nowNamed = named(now);
        // An empty list is not the same as none: it may stand for a default.
        if (oldNamed == null || nowNamed == null || (oldNamed.isEmpty() && nowNamed.isEmpty())) {
            lines.add(path + ": " + text(old) + " → " + text(now));
            return;
        }
        Set<String> names = new LinkedHashSet<>(nowNamed.keySet());
        names.addAll(oldNamed.keySet());
        names.forEach(name -> compare(path + "[" + name + "]", oldNamed.get(name), nowNamed.get(name), lines));
        List<String> stayed = new ArrayList<>(oldNamed.keySet());
        stayed.retainAll(nowNamed.keySet());
        List<String> order = new ArrayList<>(nowNamed.keySet());
        order.retainAll(oldNamed.keySet());
        if (!order.equals(stayed)) {
            lines.add(path + ": " + shorten(String.join(", ", stayed)) + " → " + shorten(String.join(", ", order)));
        }
    }

    /** The entries by name in their order, or null if this is not a list of things with different names. */
    private static @Nullable Map<String, JsonNode> named(@Nullable JsonNode list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        if (list == null) {
            return named;
        }
        if (!list.isArray()) {
            return null;
        }
        for (JsonNode entry : list) {
            JsonNode name = entry.get("name");
            if (name == null || !name.isTextual() || named.put(name.textValue(), entry) != null) {
                return null;
            }
        }
        return named;
    }

    private static Set<String> fields(JsonNode old, JsonNode now) {
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode node : List.of(now, old)) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                fields.add(names.next());
            }
        }
        return fields;
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? NOTHING : shorten(value.toString());
    }

    private static String shorten(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
    }
}
