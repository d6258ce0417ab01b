package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorFlagsTest {

    @ParameterizedTest
    @CsvSource({
        "0x01, false, false, false",
        "0x05, true, false, false",
        "0x0D, true, true, false",
        "0x1D, true, true, true",
        "0x5D, true, true, true",
        "0xC5, true, false, false",
    })
    void areReadFromTheByteAfterTheHash(String flags, boolean verified, boolean eligible, boolean backedUp) {
        assertThat(AuthenticatorFlags.of(data(Integer.decode(flags))))
                .isEqualTo(new AuthenticatorFlags(verified, eligible, backedUp));
    }

    @Test
    void areNotGuessedWhereTheDataIsTooShort() {
        assertThatThrownBy(() -> AuthenticatorFlags.of(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] data(int flags) {
        byte[] data = new byte[37];
        data[32] = (byte) flags;
        return data;
    }
}
