package io.github.passkeyjourney.insights.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Row;

/** An answer as JSON. */
public final class AnswerJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerJson() {}

    /** Writes an answer; fields are always in the same order, and a rate without a denominator has the value null. */
    public static String write(Answer answer) {
        Query query = answer.query();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("report", query.report().id());
        json.put("from", query.from().toString());
        json.put("to", query.to().toString());
        json.put("timeZone", "UTC");
        ArrayNode by = json.putArray("by");
        query.by().forEach(dimension -> by.add(dimension.id()));
        json.put("complete", answer.complete());
        json.put("suppressed", answer.suppressed());
        ArrayNode rows = json.putArray("rows");
        answer.rows().forEach(row -> write(row, query, rows.addObject()));
        write(answer.total(), json.putObject("total"));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Row row, Query query, ObjectNode json) {
        ObjectNode key = json.putObject("key");
        for (int i = 0; i < query.by().size(); i++) {
            key.put(query.by().get(i).id(), row.key().get(i));
        }
        write(row.figures(), json);
    }

    private static void write(Figures figures, ObjectNode json) {
        ObjectNode measures = json.putObject("measures");
        figures.measures().forEach(measures::put);
        ObjectNode rates = json.putObject("rates");
        figures.rates()
                .forEach((name, rate) -> rates.putObject(name)
                        .put("numerator", rate.numerator())
                        .put("denominator", rate.denominator())
                        .put("value", rate.value()));
    }
}
