package io.github.passkeyjourney.audit.rest;

import io.github.passkeyjourney.audit.document.FactCsv;
import io.github.passkeyjourney.audit.document.FactJson;
import io.github.passkeyjourney.audit.query.FactPage;
import io.github.passkeyjourney.audit.query.Parameters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How facts can be had. */
enum FactFormat {
    JSON(MediaType.APPLICATION_JSON_TYPE, FactJson::page),
    /** One object a line; where to go on is told in headers. */
    JSONL(new MediaType("application", "x-ndjson"), FactJson::lines),
    /** A table; where to go on is told in headers. */
    CSV(new MediaType("text", "csv", "UTF-8"), FactCsv::write);

    static final String PARAMETER = "format";

    private static final String NEXT = "Passkey-Journey-Next";
    private static final String MORE = "Passkey-Journey-More";

    @SuppressWarnings("ImmutableEnumChecker") // Has no setters.
    private final MediaType type;

    @SuppressWarnings("ImmutableEnumChecker") // Writes, and keeps nothing.
    private final Function<FactPage, String> writer;

    FactFormat(MediaType type, Function<FactPage, String> writer) {
        this.type = type;
        this.writer = writer;
    }

    /** The format of the parameter; without one, what the client likes best that we have, and JSON where it does not care. */
    static FactFormat of(Parameters parameters, HttpHeaders headers) {
        String wanted = parameters.only(PARAMETER);
        if (wanted == null) {
            return preferred(headers.getAcceptableMediaTypes());
        }
        return Arrays.stream(values())
                .filter(format -> format.id().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    parameters.error(
                            PARAMETER,
                            "must be one of "
                                    + Arrays.stream(values())
                                            .map(FactFormat::id)
                                            .collect(Collectors.joining(", ")));
                    return JSON;
                });
    }

    private static FactFormat preferred(List<MediaType> accepted) {
        for (MediaType wish : accepted) {
            for (FactFormat format : values()) {
                if (wish.isCompatible(format.type)) {
                    return format;
                }
            }
        }
        return JSON;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The answer.
     *
     * @param name of the file that a browser makes of a table or of lines, without its ending
     */
    Response answer(FactPage page, String name) {
        Response.ResponseBuilder response = Response.ok(writer.apply(page), type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(MORE, page.more());
        if (page.next() != null) {
            response.header(NEXT, page.next());
        }
        if (this != JSON) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '.' + id() + '"');
        }
        return response.build();
    }
}
