package io.github.passkeyjourney.insights.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.insights.experiment.Difference;
import io.github.passkeyjourney.insights.experiment.Interval;
import io.github.passkeyjourney.insights.experiment.Trial;
import io.github.passkeyjourney.insights.experiment.Verdict;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** An answer as JSON. */
public final class AnswerJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerJson() {}

    /** Writes an answer; fields are always in the same order, and a rate without a denominator has the value null. */
    public static String write(Answer answer) {
        return write(answer, Map.of(), verdict -> "");
    }

    /**
     * Writes an answer with what its experiments show.
     *
     * @param trials by the name of the experiment
     * @param words says a verdict in plain words
     */
    public static String write(Answer answer, Map<String, Trial> trials, Function<Verdict, String> words) {
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
        answer.rows().forEach(row -> {
            ObjectNode node = rows.addObject();
            write(row, query, node);
            Trial trial = trials.get(row.key().isEmpty() ? "" : row.key().get(0));
            if (trial != null) {
                write(Objects.requireNonNull(trial.arms().get(row.key().get(1))), words, node);
            }
        });
        write(answer.total(), json.putObject("total"));
        if (query.report() == Report.EXPERIMENTS) {
            ArrayNode experiments = json.putArray("experiments");
            trials.values().forEach(trial -> write(trial, words, experiments.addObject()));
        }
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Trial trial, Function<Verdict, String> words, ObjectNode json) {
        json.put("experiment", trial.experiment());
        json.put("baseline", trial.baseline());
        json.put("best", trial.best());
        json.put("sampleRatioP", trial.sampleRatioP());
        write(trial.verdict(), words, json);
    }

    private static void write(Trial.Finding finding, Function<Verdict, String> words, ObjectNode json) {
        Interval interval = finding.interval();
        if (interval == null) {
            json.putNull("interval");
        } else {
            write(interval, json.putObject("interval"));
        }
        Difference difference = finding.difference();
        if (difference == null) {
            json.putNull("difference");
        } else {
            ObjectNode node = json.putObject("difference");
            node.put("value", difference.value());
            write(difference.interval(), node);
            node.put("p", difference.p());
        }
        write(finding.verdict(), words, json);
    }

    private static void write(Interval interval, ObjectNode json) {
        json.put("low", interval.low()).put("high", interval.high());
    }

    private static void write(Verdict verdict, Function<Verdict, String> words, ObjectNode json) {
        json.put("conclusion", verdict.conclusion().id());
        json.put("morePerArm", verdict.morePerArm());
        json.put("verdict", words.apply(verdict));
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
