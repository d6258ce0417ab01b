package io.github.passkeyjourney.audit.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.policy.Capability;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInMapperTest {

    private static final DeviceCapabilities ABLE =
            DeviceCapabilities.UNKNOWN.with(Capability.WEBAUTHN, true).with(Capability.PLATFORM_AUTHENTICATOR, true);

    private static final DeviceCapabilities UNABLE = DeviceCapabilities.UNKNOWN.with(Capability.WEBAUTHN, false);

    @Nested
    class Success {

        @ParameterizedTest
        @CsvSource({
            "webauthn-passwordless, PASSKEY",
            "password, PASSWORD",
            "password+otp, PASSWORD_OTP",
            "password+webauthn, PASSWORD_SECURITY_KEY",
            "password+recovery-authn-codes, PASSWORD_RECOVERY_CODE",
            "password+webauthn-passwordless, PASSKEY",
            "kerberos, OTHER",
            "'', OTHER",
        })
        void methodFollowsFromTheCredentials(String credentials, SignInMethod method) {
            assertThat(SignInMapper.facts(signIn(credentials, "auth-username-password-form")))
                    .containsExactly(new SignIn(method, SignInOutcome.SUCCEEDED, false));
        }

        @Test
        void comingBackToAnOpenSessionIsNoSignIn() {
            CompletedSignIn signIn = signIn("", "auth-cookie");

            assertThat(SignInMapper.facts(signIn)).isEmpty();
            assertThat(SignInMapper.comesBack(signIn)).isTrue();
        }

        @Test
        void signingInAgainInAnOpenSessionIsASignIn() {
            CompletedSignIn signIn = signIn("password", "auth-cookie");

            assertThat(SignInMapper.facts(signIn))
                    .containsExactly(new SignIn(SignInMethod.PASSWORD, SignInOutcome.SUCCEEDED, false));
            assertThat(SignInMapper.comesBack(signIn)).isFalse();
        }

        @Test
        void signingUpIsNoSignIn() {
            assertThat(SignInMapper.facts(signIn("", "registration-user-creation")))
                    .isEmpty();
        }

        @Test
        void theWayThroughAForgottenPasswordIsRecovery() {
            assertThat(SignInMapper.facts(signIn("password", "reset-credential-email")))
                    .containsExactly(new SignIn(SignInMethod.RECOVERY, SignInOutcome.SUCCEEDED, false));
        }

        @Test
        void anUpstreamProviderIsABroker() {
            CompletedSignIn signIn =
                    new CompletedSignIn(Set.of(), Set.of("auth-cookie"), true, false, false, false, ABLE, null);

            assertThat(SignInMapper.facts(signIn))
                    .containsExactly(new SignIn(SignInMethod.BROKER, SignInOutcome.SUCCEEDED, false));
            assertThat(SignInMapper.comesBack(signIn)).isFalse();
        }
    }

    @Nested
    class FallbackOfAHolder {

        @Test
        void thereIsNoneWithAPasskey() {
            assertThat(SignInMapper.facts(holder("webauthn-passwordless", true, ABLE, null)))
                    .containsExactly(new SignIn(SignInMethod.PASSKEY, SignInOutcome.SUCCEEDED, true));
        }

        @Test
        void wasAChoiceWhereAPasskeyIsAtHand() {
            assertThat(cause(holder("password", true, ABLE, null))).isEqualTo(FallbackCause.CHOICE);
            assertThat(cause(holder("password", true, ABLE, PasskeyAttempt.ABANDONED)))
                    .isEqualTo(FallbackCause.CHOICE);
        }

        @Test
        void cameFromNoPasskeyHereWhereNoneIsKnown() {
            assertThat(cause(holder("password", false, ABLE, null))).isEqualTo(FallbackCause.NO_PASSKEY_HERE);
            assertThat(cause(holder("password", false, DeviceCapabilities.UNKNOWN, PasskeyAttempt.ABANDONED)))
                    .isEqualTo(FallbackCause.NO_PASSKEY_HERE);
        }

        @Test
        void cameFromABrowserThatCannot() {
            assertThat(cause(holder("password", false, UNABLE, null))).isEqualTo(FallbackCause.UNUSABLE);
        }

        @Test
        void cameFromAPasskeyThatWasRefused() {
            assertThat(cause(holder("password", true, ABLE, PasskeyAttempt.REFUSED)))
                    .isEqualTo(FallbackCause.UNUSABLE);
        }

        @Test
        void namesWhatWasUsedInstead() {
            assertThat(SignInMapper.facts(holder("password+otp", true, ABLE, null)))
                    .contains(new Fallback(FallbackCause.CHOICE, SignInMethod.PASSWORD_OTP));
        }

        private FallbackCause cause(CompletedSignIn signIn) {
            return SignInMapper.facts(signIn).stream()
                    .filter(Fallback.class::isInstance)
                    .map(fact -> ((Fallback) fact).cause())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class Failure {

        @Test
        void aClosedDialogIsAbandoned() {
            assertThat(SignInMapper.fact(passkey("not_allowed", "NotAllowedError: The operation either timed out")))
                    .contains(new SignIn(SignInMethod.PASSKEY, SignInOutcome.ABANDONED, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"SecurityError: The relying party ID is not", "Missing compulsory webauthn parameters"})
        void anErrorOfTheBrowserIsARefusal(String detail) {
            assertThat(SignInMapper.fact(passkey("not_allowed", detail)))
                    .contains(new SignIn(SignInMethod.PASSKEY, SignInOutcome.REFUSED, false));
        }

        @Test
        void aPasskeyThatTheServerDoesNotAcceptIsRefused() {
            assertThat(SignInMapper.fact(passkey("user_not_found", null)))
                    .contains(new SignIn(SignInMethod.PASSKEY, SignInOutcome.REFUSED, false));
        }

        @Test
        void theVerifiersOwnWordsAreNoClosedDialog() {
            assertThat(SignInMapper.fact(passkey("invalid_user_credentials", "NotAllowedError: so says a passkey")))
                    .contains(new SignIn(SignInMethod.PASSKEY, SignInOutcome.REFUSED, false));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"invalid_user_credentials", "user_not_found", "user_disabled", "user_temporarily_disabled"})
        void aWrongPasswordOrALockedAccountIsARefusal(String error) {
            assertThat(SignInMapper.fact(new RefusedSignIn(error, null, false, false, null)))
                    .contains(new SignIn(SignInMethod.PASSWORD, SignInOutcome.REFUSED, false));
        }

        @Test
        void aWrongOneTimeCodeIsARefusalOfThatFactor() {
            assertThat(SignInMapper.fact(new RefusedSignIn("invalid_user_credentials", null, true, false, null)))
                    .contains(new SignIn(SignInMethod.PASSWORD_OTP, SignInOutcome.REFUSED, false));
        }

        @Test
        void aWrongSecurityKeyIsNoPasskey() {
            assertThat(SignInMapper.fact(new RefusedSignIn("not_allowed", "webauthn", false, true, "NotAllowedError")))
                    .contains(new SignIn(SignInMethod.PASSWORD_SECURITY_KEY, SignInOutcome.ABANDONED, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"expired_code", "invalid_redirect_uri", "cookie_not_found", "not_allowed", ""})
        void whatIsNoAttemptIsNotCounted(String error) {
            assertThat(SignInMapper.fact(new RefusedSignIn(error, null, false, false, null)))
                    .isEmpty();
        }

        private RefusedSignIn passkey(String error, @Nullable String detail) {
            return new RefusedSignIn(error, "webauthn-passwordless", false, true, detail);
        }
    }

    private static CompletedSignIn signIn(String credentials, String... steps) {
        return new CompletedSignIn(split(credentials), Set.of(steps), false, false, false, false, ABLE, null);
    }

    private static CompletedSignIn holder(
            String credentials, boolean marked, DeviceCapabilities device, @Nullable PasskeyAttempt attempt) {
        return new CompletedSignIn(
                split(credentials), Set.of("auth-username-password-form"), false, true, marked, false, device, attempt);
    }

    private static Set<String> split(String credentials) {
        return Stream.of(credentials.split("\\+"))
                .filter(credential -> !credential.isEmpty())
                .collect(Collectors.toSet());
    }
}
