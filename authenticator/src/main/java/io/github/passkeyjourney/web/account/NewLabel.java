package io.github.passkeyjourney.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.enrollment.PasskeyLabel;
import io.github.passkeyjourney.platform.Passkeys;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * The name that a user wants to give a passkey.
 *
 * @param text as it would be kept; empty if there is an error
 * @param error a word; null if there is none
 */
record NewLabel(String text, @Nullable String error) {

    /** Another credential of the user has that name already; Keycloak keeps none twice. */
    static final String TAKEN = "taken";

    /** Nothing is left of it that could be read, or it is no text. */
    static final String EMPTY = "empty";

    /** It has more than {@link PasskeyLabel#MAX_LENGTH} characters. */
    static final String TOO_LONG = "too-long";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a body such as <code>{"label": "Phone"}</code>.
     *
     * @param present what the passkey is called now, which is always free
     */
    static NewLabel read(@Nullable String body, @Nullable String present, UserModel user) {
        String raw = raw(body);
        String text = PasskeyLabel.normalise(raw);
        if (text.isEmpty()) {
            return new NewLabel("", EMPTY);
        }
        if (PasskeyLabel.isTooLong(raw)) {
            return new NewLabel("", TOO_LONG);
        }
        return !text.equals(present) && new Passkeys(user).labels().contains(text)
                ? new NewLabel("", TAKEN)
                : new NewLabel(text, null);
    }

    private static String raw(@Nullable String body) {
        if (body == null) {
            return "";
        }
        try {
            JsonNode document = JSON.readTree(body);
            return document == null ? "" : document.path("label").asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
