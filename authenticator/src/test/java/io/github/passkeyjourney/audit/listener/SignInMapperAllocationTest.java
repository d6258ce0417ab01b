package io.github.passkeyjourney.audit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Allocation;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInMapperAllocationTest {

    private static final long MAX_BYTES = 256;

    @Test
    void whatASignInMeansIsFoundWithLittleMemory() {
        CompletedSignIn fallback = new CompletedSignIn(
                Set.of("password"),
                Set.of("auth-username-password-form"),
                false,
                true,
                false,
                false,
                DeviceCapabilities.UNKNOWN,
                null);
        assertThat(SignInMapper.facts(fallback)).hasSize(2);
        assertThat(Allocation.bytesOf(() -> SignInMapper.facts(fallback))).isBetween(1L, MAX_BYTES);
    }
}
