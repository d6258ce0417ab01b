package io.github.passkeyjourney.recovery.sms;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/** Posts messages to a gateway that the operator has named. What the gateway answers besides its status is not looked at. */
final class WebhookSmsSender implements SmsSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int TOO_MANY = 429;

    private final KeycloakSession session;
    private final HttpClient client;
    private final @Nullable URI url;
    private final @Nullable String secret;
    private final Clock clock = new KeycloakClock();

    /**
     * @param url null where it may not be used
     * @param secret itself, or a reference to the vault; null where there is none
     */
    WebhookSmsSender(KeycloakSession session, HttpClient client, @Nullable URI url, @Nullable String secret) {
        this.session = session;
        this.client = client;
        this.url = url;
        this.secret = secret;
    }

    @Override
    public boolean ready() {
        return url != null && secret != null && !secret.isBlank();
    }

    @Override
    public void send(TextMessage message) throws SmsException {
        URI to = url;
        if (to == null || secret == null) {
            throw new SmsException("There is no gateway");
        }
        try (VaultStringSecret resolved = session.vault().getStringSecret(secret)) {
            Optional<String> key = resolved.get().filter(found -> !found.isBlank());
            if (key.isEmpty()) {
                throw new SmsException("The vault has no secret for the gateway");
            }
            send(to, key.get(), message);
        }
    }

    private void send(URI to, String key, TextMessage message) throws SmsException {
        String reason = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                int status = client.send(
                                WebhookRequest.of(to, key, message, clock.instant(), TIMEOUT),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status >= 200 && status < 300) {
                    return;
                }
                reason = "The gateway answered " + status;
                if (status < 500 && status != TOO_MANY) {
                    // It would say so again.
                    break;
                }
                pause(attempt);
            } catch (IOException e) {
                reason = "The gateway did not answer: " + e.getClass().getSimpleName();
                pause(attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SmsException("Interrupted");
            }
        }
        throw new SmsException(reason);
    }

    private static void pause(int attempt) throws SmsException {
        if (attempt == ATTEMPTS) {
            return;
        }
        try {
            Thread.sleep(PAUSE.toMillis() * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SmsException("Interrupted");
        }
    }
}
