package io.github.passkeyjourney.insights.rest;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.document.AnswerCsv;
import io.github.passkeyjourney.insights.document.AnswerJson;
import io.github.passkeyjourney.insights.experiment.Trial;
import io.github.passkeyjourney.insights.experiment.Verdict;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How an answer can be had. */
enum Format {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    CSV(new MediaType("text", "csv", "UTF-8"));

    @SuppressWarnings("ImmutableEnumChecker") // Has no setters.
    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /**
     * Writes an answer.
     *
     * @param trials what its experiments show, by name; empty for other reports
     * @param words says a verdict in plain words
     */
    String write(Answer answer, Map<String, Trial> trials, Function<Verdict, String> words) {
        return this == JSON ? AnswerJson.write(answer, trials, words) : AnswerCsv.write(answer, trials);
    }

    /** The format of a parameter; empty if there is none of this name. */
    static Optional<Format> of(String name) {
        return switch (name) {
            case "json" -> Optional.of(JSON);
            case "csv" -> Optional.of(CSV);
            default -> Optional.empty();
        };
    }

    /** What a client likes best that we have; JSON where it does not care. */
    static Format preferred(List<MediaType> accepted) {
        for (MediaType wish : accepted) {
            for (Format format : values()) {
                if (wish.isCompatible(format.type)) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
