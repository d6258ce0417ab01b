package io.github.passkeyjourney.recovery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names that nobody bears, and the sign-in that a proof belongs to. */
class ClaimantTest {

    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    @Test
    void aNameThatNobodyBearsIsNotKeptAndIsTheSameHoweverItIsWritten() {
        Claimant nobody = Claimant.nobody("realm", "Mallory", SECRET);
        assertThat(nobody.isNobody()).isTrue();
        assertThat(nobody.key()).doesNotContainIgnoringCase("mallory").hasSizeLessThan(255);
        assertThat(Claimant.nobody("realm", " mallory ", SECRET)).isEqualTo(nobody);
    }

    @Test
    void itIsAnotherInAnotherRealmAndUnderAnotherSecret() {
        Claimant nobody = Claimant.nobody("realm", "mallory", SECRET);
        assertThat(Claimant.nobody("other", "mallory", SECRET).key()).isNotEqualTo(nobody.key());
        assertThat(Claimant.nobody("realm", "mallory", new byte[] {1}).key()).isNotEqualTo(nobody.key());
        assertThat(Claimant.of("realm", "id").isNobody()).isFalse();
    }

    @Test
    void aProofBelongsToOneTabOfOneBrowserAtOneStep() {
        Binding binding = Binding.of("root", "tab", "step");
        assertThat(Binding.of("root", "tab", "step")).isEqualTo(binding);
        assertThat(Binding.of("root", "tab", "other")).isNotEqualTo(binding);
        assertThat(Binding.of("root", "other", "step")).isNotEqualTo(binding);
        assertThat(Binding.of("other", "tab", "step")).isNotEqualTo(binding);
        assertThat(Binding.of("root", "tabs", "tep"))
                .as("where one ends matters")
                .isNotEqualTo(binding);
        assertThat(binding.value()).doesNotContain("root", "tab");
    }
}
