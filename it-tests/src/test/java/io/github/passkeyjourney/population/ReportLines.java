package io.github.passkeyjourney.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Answers of the server, in the lines of {@link ExpectedReport}: everything that they tell, and nothing else. */
final class ReportLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportLines() {}

    static List<String> ofJson(String text) {
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> key = new ArrayList<>();
            row.path("key")
                    .properties()
                    .forEach(part ->
                            key.add(part.getKey() + "=" + part.getValue().asText()));
            lines.add("row " + String.join(", ", key) + ":" + figures(row));
        }
        lines.add("total:" + figures(answer.path("total")));
        lines.add("complete=" + answer.path("complete") + " suppressed=" + answer.path("suppressed"));
        return lines;
    }

    private static String figures(JsonNode figures) {
        StringBuilder text = new StringBuilder();
        figures.path("measures")
                .properties()
                .forEach(measure ->
                        text.append(' ').append(measure.getKey()).append('=').append(measure.getValue()));
        figures.path("rates")
                .properties()
                .forEach(rate -> text.append(' ')
                        .append(rate.getKey())
                        .append('=')
                        .append(rate.getValue().path("numerator"))
                        .append('/')
                        .append(rate.getValue().path("denominator"))
                        .append('=')
                        .append(value(rate.getValue().path("value").asText())));
        return text.toString();
    }

    /** Cells of this population hold nothing that CSV has to quote. */
    static List<String> ofCsv(String text) {
        List<String[]> table = text.lines().map(line -> line.split(",", -1)).toList();
        String[] header = table.get(0);
        List<String> lines = new ArrayList<>();
        String end = "";
        for (String[] record : table.subList(1, table.size())) {
            boolean row = record[0].equals("row");
            List<String> key = new ArrayList<>();
            StringBuilder figures = new StringBuilder();
            boolean inKey = true;
            for (int i = 1; i < header.length - 2; i++) {
                inKey &= isDimension(header[i]);
                if (inKey) {
                    key.add(header[i] + "=" + record[i]);
                } else if (!record[i].isEmpty() && !isPartOfRate(header[i])) {
                    figures.append(' ').append(number(header, record, i));
                }
            }
            lines.add((row ? "row " + String.join(", ", key) : "total") + ":" + figures);
            end = "complete=" + record[header.length - 2] + " suppressed=" + record[header.length - 1];
        }
        lines.add(end);
        return lines;
    }

    /** Nothing but the value of a rate may be empty where there is a number; what a row does not tell is empty as a whole. */
    private static String number(String[] header, String[] record, int column) {
        String name = header[column];
        if (name.endsWith(".numerator")) {
            return name.substring(0, name.indexOf('.')) + "=" + record[column] + "/" + record[column + 1] + "="
                    + value(record[column + 2]);
        }
        return name + "=" + record[column];
    }

    private static boolean isPartOfRate(String column) {
        return column.endsWith(".denominator") || column.endsWith(".value");
    }

    private static boolean isDimension(String column) {
        return List.of("day", "week", "cohort", "platform", "browser", "device", "method", "client")
                .contains(column);
    }

    private static String value(String text) {
        return text.isEmpty() || text.equals("null")
                ? "null"
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
