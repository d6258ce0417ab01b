package io.github.passkeyjourney.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Writes Terraform's language, as far as the realm files need it. */
final class Hcl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder text = new StringBuilder();

    /** An expression, not a text. */
    private record Raw(String expression) {}

    static Object raw(String expression) {
        return new Raw(expression);
    }

    /** What may name a resource. */
    static String name(String words) {
        return words.replaceAll("[^A-Za-z0-9]+", "_");
    }

    void comment(String line) {
        text.append("# ").append(line).append('\n');
    }

    void resource(String type, String words, Map<String, ?> fields) {
        block("resource", List.of(type, name(words)), fields);
    }

    void block(String kind, List<String> labels, Map<String, ?> fields) {
        text.append('\n').append(kind);
        labels.forEach(label -> text.append(" \"").append(label).append('"'));
        text.append(" {\n");
        int width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> text.append("  ")
                .append(name)
                .append(" ".repeat(width - name.length()))
                .append(" = ")
                .append(value(value))
                .append('\n'));
        text.append("}\n");
    }

    private static String value(Object value) {
        if (value instanceof Raw raw) {
            return raw.expression();
        }
        JsonNode node = JSON.valueToTree(value);
        if (node.isObject()) {
            StringBuilder map = new StringBuilder("{");
            node.properties()
                    .forEach(field -> map.append(' ')
                            .append(literal(JSON.getNodeFactory().textNode(field.getKey())))
                            .append(" = ")
                            .append(literal(field.getValue())));
            return map.append(" }").toString();
        }
        if (node.isArray()) {
            StringBuilder list = new StringBuilder("[");
            node.forEach(element -> list.append(list.length() > 1 ? ", " : "").append(literal(element)));
            return list.append(']').toString();
        }
        return literal(node);
    }

    /** As JSON writes it, but that a dollar sign before a brace would begin an expression. */
    private static String literal(JsonNode node) {
        return node.toString().replace("${", "$${");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
