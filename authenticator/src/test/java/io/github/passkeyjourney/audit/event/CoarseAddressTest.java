package io.github.passkeyjourney.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoarseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24",
        "::ffff:192.0.2.77, 192.0.2.0/24",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff, 2001:db8:aaaa::/48",
        "2001:0DB8:0001::77, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8::/48",
        "fe80::1%eth0, fe80::/48",
        "::1, ::/48",
    })
    void keepsTheNetworkOnly(String address, String network) {
        assertThat(CoarseAddress.of(address)).contains(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "example.org", "1.2.3", "123456789:2:3::", "192.0.2.1, 10.0.0.1", ":"})
    void tellsNothingOfWhatIsNoAddress(String address) {
        assertThat(CoarseAddress.of(address)).isEmpty();
    }

    @Test
    void tellsNothingWhereThereIsNone() {
        assertThat(CoarseAddress.of(null)).isEmpty();
    }
}
