package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordFactsTest {

    private static final Holdings RESILIENT = new Holdings(true, true, false, false);
    private static final Holdings FRAGILE = new Holdings(false, true, false, false);

    @Test
    void aPasswordGoesRightAfterAPasskeyHasOpenedAResilientAccount() {
        assertThat(new PasswordFacts(true, RESILIENT, true, false).verdict()).isEqualTo(PasswordVerdict.ALLOWED);
    }

    @Test
    void eachThingThatIsMissingKeepsIt() {
        assertThat(new PasswordFacts(false, RESILIENT, true, false).verdict()).isEqualTo(PasswordVerdict.NO_PASSWORD);
        assertThat(new PasswordFacts(true, FRAGILE, true, false).verdict()).isEqualTo(PasswordVerdict.NOT_RESILIENT);
        assertThat(new PasswordFacts(true, RESILIENT, false, false).verdict()).isEqualTo(PasswordVerdict.PASSKEY_FIRST);
        assertThat(new PasswordFacts(true, RESILIENT, true, true).verdict()).isEqualTo(PasswordVerdict.COOLING_OFF);
    }

    @Test
    void nobodyIsSentToSignInAgainForNothing() {
        assertThat(new PasswordFacts(true, FRAGILE, false, true).verdict()).isEqualTo(PasswordVerdict.NOT_RESILIENT);
    }
}
