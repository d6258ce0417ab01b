package io.github.passkeyjourney.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.platform.PageScript;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.platform.RelyingParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * An account as the Signal API wants it told.
 *
 * @param rpId the relying party of the realm's passkeys
 * @param userId Keycloak's id of the user
 * @param name the username
 * @param displayName what the page that makes passkeys calls the account
 * @param keys every passkey and security key of the account. Those that are suspended or expired are among them, for they may open
 *     the account again, and so are keys for the second step: Keycloak makes both for the same user handle
 */
public record Signals(String rpId, String userId, String name, String displayName, List<CredentialModel> keys) {

    private static final Logger LOG = Logger.getLogger(Signals.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a user of the session's realm. */
    public static Signals of(KeycloakSession session, UserModel user) {
        return new Signals(
                RelyingParty.id(session),
                user.getId(),
                user.getUsername(),
                AccountName.of(user),
                user.credentialManager()
                        .getStoredCredentialsStream()
                        .filter(credential -> Passkeys.isKey(credential.getType()))
                        .toList());
    }

    /** Has the page of somebody who has signed in tell it to the browser; where that fails, the page goes out without. */
    public static void tell(LoginFormsProvider page, KeycloakSession session, UserModel user) {
        try {
            page.addScript(
                    PageScript.url(session, "signal.js", of(session, user).json()));
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("The browser is not told which passkeys an account has", e);
        }
    }

    /**
     * What the page hands to the browser.
     *
     * @throws RuntimeException if a key cannot be read
     */
    public Map<String, Object> json() {
        return Map.of(
                "rpId",
                rpId,
                "userId",
                encoded(userId.getBytes(StandardCharsets.UTF_8)),
                "name",
                name,
                "displayName",
                displayName,
                "allAcceptedCredentialIds",
                keys.stream().map(Signals::handle).toList());
    }

    private static String handle(CredentialModel key) {
        try {
            JsonNode handle = JSON.readTree(key.getCredentialData()).required("credentialId");
            return encoded(Base64.getDecoder().decode(handle.textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Browsers refuse padding. */
    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
