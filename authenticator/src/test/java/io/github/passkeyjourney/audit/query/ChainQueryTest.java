package io.github.passkeyjourney.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainQueryTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void aLinkComesBack() {
        assertThat(ChainQuery.parse(ChainQuery.write(42, HASH), 7)).hasValue(new ChainQuery(42, HASH, 7));
        assertThat(ChainQuery.parse(ChainQuery.write(0, HASH), 7)).hasValue(ChainQuery.fromTheBeginning(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "-",
                "0",
                "0-0",
                "1-",
                "1-0123",
                "01-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "1-0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "9999999999999999999-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void anythingElseIsNone(String text) {
        assertThat(ChainQuery.parse(text, 7)).isEmpty();
    }
}
