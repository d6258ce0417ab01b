package io.github.passkeyjourney.audit.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Windows, WINDOWS",
        "Windows 10, WINDOWS",
        "Windows Phone, OTHER",
        "Mac OS X, MACOS",
        "iOS, IOS",
        "Android, ANDROID",
        "Chrome OS, CHROMEOS",
        "Ubuntu, LINUX",
        "Linux, LINUX",
        "Arch Linux, LINUX",
        "Tizen, OTHER",
    })
    void theNamesOfTheParserAreMappedToFamilies(String os, Platform platform) {
        assertThat(VisitorPlatform.of(os)).isEqualTo(platform);
    }

    @Test
    void noNameIsAnotherPlatform() {
        assertThat(VisitorPlatform.of(null)).isEqualTo(Platform.OTHER);
    }
}
