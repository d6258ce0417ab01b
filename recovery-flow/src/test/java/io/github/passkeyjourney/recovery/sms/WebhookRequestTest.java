package io.github.passkeyjourney.recovery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway is sent. */
class WebhookRequestTest {

    private static final TextMessage MESSAGE = new TextMessage("id-1", new PhoneNumber("+493023125078"), "1234 5678");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://sms.example/send", "http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:99/"})
    void goesOutEncryptedOrNotAtAll(String url) {
        assertThat(WebhookRequest.mayGoTo(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sms.example/",
                "http://127.0.0.1.example/",
                "ftp://localhost/",
                "https://user:word@sms.example/",
                "sms.example",
                "http:///x"
            })
    void goesNowhereElse(String url) {
        assertThat(WebhookRequest.mayGoTo(URI.create(url))).isFalse();
    }

    @Test
    void isSignedOverItsMomentAndItsBody() {
        HttpRequest request = WebhookRequest.of(
                URI.create("https://sms.example/"),
                "secret",
                MESSAGE,
                Instant.ofEpochSecond(1_700_000_000),
                Duration.ofSeconds(1));
        byte[] body =
                "{\"id\":\"id-1\",\"to\":\"+493023125078\",\"text\":\"1234 5678\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(request.headers().firstValue(WebhookRequest.ID)).contains("id-1");
        assertThat(request.headers().firstValue(WebhookRequest.TIMESTAMP)).contains("1700000000");
        assertThat(request.headers().firstValue(WebhookRequest.SIGNATURE))
                .contains("v1=" + WebhookRequest.signature("secret", "1700000000", body));
        assertThat(WebhookRequest.signature("secret", "1700000001", body))
                .isNotEqualTo(WebhookRequest.signature("secret", "1700000000", body));
        assertThat(MESSAGE).hasToString("TextMessage");
    }
}
