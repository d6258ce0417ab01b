package io.github.passkeyjourney.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * An answer of the token endpoint.
 *
 * @param status the HTTP status
 * @param body the JSON
 */
public record Tokens(int status, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Tokens of(int status, String body) {
        try {
            return new Tokens(status, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }

    /** Whether tokens were issued. */
    public boolean ok() {
        return status == 200;
    }

    /** The error code; empty where there is none. */
    public String error() {
        return body.path("error").asText();
    }

    /** The access token. */
    public String access() {
        return body.path("access_token").asText();
    }

    /** The refresh token. */
    public String refresh() {
        return body.path("refresh_token").asText();
    }

    /** What the id token says. */
    public JsonNode claims() {
        String payload = body.path("id_token").asText().split("\\.", -1)[1];
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
