package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.platform.ApiError;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a forecast may be asked for.
 *
 * @param client the client id of the application that is signed in to; null for none
 * @param limit the longest that it may take; 1 to 300 seconds
 */
record ForecastParameters(@Nullable String client, Duration limit) {

    private static final String CLIENT = "client";
    private static final String SECONDS = "seconds";
    private static final int DEFAULT_SECONDS = 60;
    private static final int MAX_SECONDS = 300;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** @throws jakarta.ws.rs.WebApplicationException with 400 for what nobody can follow */
    static ForecastParameters of(KeycloakSession session, RealmModel realm) {
        MultivaluedMap<String, String> parameters =
                session.getContext().getUri().getQueryParameters();
        for (String name : parameters.keySet()) {
            if (!List.of(CLIENT, SECONDS).contains(name)) {
                throw refusal(name, "unknown parameter; must be one of client, seconds");
            }
        }
        return new ForecastParameters(client(realm, parameters.getFirst(CLIENT)), limit(parameters.getFirst(SECONDS)));
    }

    private static @Nullable String client(RealmModel realm, @Nullable String client) {
        if (client != null
                && (client.chars().anyMatch(Character::isISOControl) || realm.getClientByClientId(client) == null)) {
            throw refusal(CLIENT, "no such client");
        }
        return client;
    }

    private static Duration limit(@Nullable String text) {
        int seconds = DEFAULT_SECONDS;
        if (text != null) {
            seconds = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw refusal(SECONDS, "must be between 1 and " + MAX_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static RuntimeException refusal(String path, String message) {
        return PolicyBody.refusal(Response.Status.BAD_REQUEST, List.of(new ApiError(path, message)));
    }
}
