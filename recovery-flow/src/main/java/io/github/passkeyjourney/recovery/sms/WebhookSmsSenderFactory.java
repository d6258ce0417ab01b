package io.github.passkeyjourney.recovery.sms;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The sender {@code webhook}: options {@code url} and {@code secret} of the server, which no realm can change. */
public final class WebhookSmsSenderFactory implements SmsSenderFactory {

    private static final Logger LOG = Logger.getLogger(WebhookSmsSenderFactory.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private @Nullable URI url;
    private @Nullable String secret;
    private @Nullable HttpClient client;

    @Override
    public String getId() {
        return "webhook";
    }

    /** Above the one for development. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Config.Scope config) {
        secret = config.get("secret");
        url = url(config.get("url"));
    }

    private static @Nullable URI url(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI read = new URI(text.strip());
            if (WebhookRequest.mayGoTo(read)) {
                return read;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below, without the text, which may hold a password.
        }
        LOG.error("No text message is sent: the option url of the webhook is neither https nor on this machine");
        return null;
    }

    @Override
    public SmsSender create(KeycloakSession session) {
        return new WebhookSmsSender(session, client(), url, secret);
    }

    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            // Where a redirect leads is not what the operator has named.
            made = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }
}
