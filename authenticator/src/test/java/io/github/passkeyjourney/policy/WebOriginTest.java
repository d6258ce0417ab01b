package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://a-b.example.org:8443",
                "http://localhost",
                "http://localhost:8080"
            })
    void originsAreAllowed(String origin) {
        assertThat(WebOrigin.isAllowed(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "https://example.org/",
                "https://example.org/path",
                "https://user@example.org",
                "https://EXAMPLE.org",
                "https://example.org:0",
                "https://*.example.org",
                "https://",
                "http://localhost.example.org",
                "null",
                ""
            })
    void anythingElseIsNot(String origin) {
        assertThat(WebOrigin.isAllowed(origin)).isFalse();
    }
}
