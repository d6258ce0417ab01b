package io.github.passkeyjourney.insights.rest;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.document.AnswerCsv;
import io.github.passkeyjourney.insights.document.AnswerJson;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How an answer can be had. */
enum Format {
    JSON(MediaType.APPLICATION_JSON_TYPE, AnswerJson::write),
    CSV(new MediaType("text", "csv", "UTF-8"), AnswerCsv::write);

    @SuppressWarnings("ImmutableEnumChecker") // Has no setters.
    private final MediaType type;

    @SuppressWarnings("ImmutableEnumChecker") // Writes, and keeps nothing.
    private final Function<Answer, String> writer;

    Format(MediaType type, Function<Answer, String> writer) {
        this.type = type;
        this.writer = writer;
    }

    MediaType type() {
        return type;
    }

    String write(Answer answer) {
        return writer.apply(answer);
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
