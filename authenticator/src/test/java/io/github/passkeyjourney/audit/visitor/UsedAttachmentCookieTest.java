package io.github.passkeyjourney.audit.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UsedAttachmentCookieTest {

    @Test
    void theCookieIsFoundAmongOthers() {
        assertThat(UsedAttachmentCookie.isCrossPlatform("PJ_USED=cross-platform"))
                .isTrue();
        assertThat(UsedAttachmentCookie.isCrossPlatform("a=b; PJ_USED=cross-platform; c=d"))
                .isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"PJ_USED=", "PJ_USED=platform", "XPJ_USED=cross-platform", "PJ_USED=cross-platform2", "a=b"})
    void anythingElseIsNoHint(String cookies) {
        assertThat(UsedAttachmentCookie.isCrossPlatform(cookies)).isFalse();
    }
}
