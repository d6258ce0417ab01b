package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.passkeyjourney.platform.ApiError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call that announces.
 *
 * @param cohort the name of the cohort
 * @param token of the dry run; null for a dry run
 */
record AnnouncementOrder(String cohort, @Nullable String token) {

    private static final String COHORT = "cohort";
    private static final String TOKEN = "token";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What the text says.
     *
     * @throws WebApplicationException with 400 and each mistake
     */
    static AnnouncementOrder parse(String text) {
        JsonNode body = tree(text);
        List<ApiError> errors = new ArrayList<>();
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of(COHORT, TOKEN).contains(name)) {
                errors.add(new ApiError(name, "unknown field; must be one of cohort, token"));
            }
        }
        String cohort = body.path(COHORT).textValue();
        if (cohort == null) {
            errors.add(new ApiError(COHORT, "must be the name of a cohort"));
        }
        if (body.has(TOKEN) && !body.get(TOKEN).isTextual()) {
            errors.add(new ApiError(TOKEN, "must be the token of a dry run"));
        }
        if (cohort == null || !errors.isEmpty()) {
            throw PolicyBody.refusal(Response.Status.BAD_REQUEST, errors);
        }
        return new AnnouncementOrder(cohort, body.path(TOKEN).textValue());
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode body = MAPPER.readTree(text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Told below, without what was sent.
        }
        throw PolicyBody.refusal(
                Response.Status.BAD_REQUEST, List.of(new ApiError("", "must be a JSON object with a cohort")));
    }
}
