package io.github.passkeyjourney.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a report that a device is lost: none, or <code>{"everySession": true}</code>. */
final class LostReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LostReport() {}

    /** Whether all sessions of the user are to end; not if the body says nothing of the kind. */
    static boolean endsEverySession(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return false;
        }
        try {
            JsonNode document = JSON.readTree(body);
            return document != null && document.path("everySession").asBoolean(false);
        } catch (IOException e) {
            // Whoever is in such a hurry is served: the device counts as lost.
            return false;
        }
    }
}
