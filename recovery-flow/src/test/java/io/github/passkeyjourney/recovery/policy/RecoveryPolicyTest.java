package io.github.passkeyjourney.recovery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.policy.RecoveryDecision.Open;
import io.github.passkeyjourney.recovery.policy.RecoveryDecision.Prove;
import io.github.passkeyjourney.recovery.policy.RecoveryDecision.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is proven, what is missing, what waits, and how it ends. */
class RecoveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Account PASSWORD_ONLY = new Account(false, true, false, true);
    private static final Account PROTECTED = new Account(true, true, false, true);
    private static final RecoveryPolicy POLICY = new RecoveryPolicy(Recovery.DEFAULTS);

    @Test
    void aPasswordOnlyAccountNeedsOneProofAndNoWait() {
        assertThat(decide(PASSWORD_ONLY)).isInstanceOf(Prove.class);
        assertThat(decide(PASSWORD_ONLY, proof("email-code", ProofRoot.MAILBOX)))
                .isInstanceOf(Open.class);
    }

    @Test
    void aProtectedAccountNeedsTwoProofsOfDifferentRootsAndWaits() {
        Proof mail = proof("email-code", ProofRoot.MAILBOX);
        assertThat(decide(PROTECTED, mail))
                .isEqualTo(new Prove(1, List.of("existing-factor", "saved-code", "access-pass")));
        assertThat(decide(PROTECTED, mail, proof("email-code", ProofRoot.MAILBOX)))
                .as("two codes to one mailbox are one proof")
                .isInstanceOf(Prove.class);
        assertThat(decide(PROTECTED, mail, proof("saved-code", ProofRoot.SAVED_CODES)))
                .isEqualTo(new Wait(NOW.plus(Duration.ofHours(24)), true));
    }

    @Test
    void aPasswordAndAnAuthenticatorAppAreTwoRootsOfOneMethod() {
        Proof password = proof("existing-factor", ProofRoot.PASSWORD);
        assertThat(decide(PROTECTED, password))
                .isEqualTo(new Prove(1, List.of("existing-factor", "saved-code", "email-code", "access-pass")));
        assertThat(decide(PROTECTED, password, proof("existing-factor", ProofRoot.AUTHENTICATOR_APP)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void anAccountThatOnlyAnIdentityProviderOpensIsProtected() {
        assertThat(new Account(false, false, true, true).isProtected()).isTrue();
        assertThat(new Account(false, true, true, true).isProtected()).isFalse();
        assertThat(new Account(false, false, false, true).isProtected()).isFalse();
        assertThat(new Account(true, false, false, true).isProtected()).isTrue();
    }

    @Test
    void aPassThatTwoPeopleStandForIsEnoughAloneAndWaitsForNothing() {
        assertThat(decide(PROTECTED, proof("access-pass", ProofRoot.HELPDESK))).isInstanceOf(Open.class);
    }

    @Test
    void afterTheWaitOneProofIsRepeatedAndBeforeItNothingHelps() {
        Proof mail = proof("email-code", ProofRoot.MAILBOX);
        assertThat(decide(PROTECTED, NOW.plusMillis(1), mail)).isEqualTo(new Wait(NOW.plusMillis(1), false));
        assertThat(decide(PROTECTED, NOW)).isInstanceOf(Prove.class);
        assertThat(decide(PROTECTED, NOW, mail)).isInstanceOf(Open.class);
    }

    @Test
    void withoutAWaitTwoProofsOpen() {
        Recovery hasty =
                new Recovery(Recovery.Proofs.DEFAULTS, Duration.ZERO, null, Recovery.DEFAULTS.methods(), List.of());
        assertThat(new RecoveryPolicy(hasty)
                        .decide(facts(
                                PROTECTED,
                                null,
                                proof("email-code", ProofRoot.MAILBOX),
                                proof("saved-code", ProofRoot.SAVED_CODES))))
                .isInstanceOf(Open.class);
    }

    @Test
    void whatIsOldOrFromTheFutureOrNoLongerEnabledOrMisplacedDoesNotCount() {
        Instant old = NOW.minus(RecoveryPolicy.PROOF_LIFETIME);
        assertThat(decide(PASSWORD_ONLY, new Proof("1", "email-code", ProofRoot.MAILBOX, old)))
                .isInstanceOf(Prove.class);
        assertThat(decide(PASSWORD_ONLY, new Proof("1", "email-code", ProofRoot.MAILBOX, old.plusMillis(1))))
                .isInstanceOf(Open.class);
        assertThat(decide(PASSWORD_ONLY, new Proof("1", "email-code", ProofRoot.MAILBOX, NOW.plusMillis(1))))
                .isInstanceOf(Prove.class);
        assertThat(decide(PASSWORD_ONLY, proof("sms-code", ProofRoot.PHONE))).isInstanceOf(Prove.class);
        assertThat(decide(PASSWORD_ONLY, proof("email-code", ProofRoot.HELPDESK)))
                .isInstanceOf(Prove.class);
        assertThat(decide(PASSWORD_ONLY, proof("carrier-pigeon", ProofRoot.MAILBOX)))
                .isInstanceOf(Prove.class);
    }

    @ParameterizedTest
    @EnumSource(ProofRoot.class)
    void everyRootButTheHelpdeskIsOneOfTwo(ProofRoot root) {
        Recovery all = new Recovery(
                Recovery.Proofs.DEFAULTS,
                Duration.ZERO,
                null,
                List.of(
                        new RecoveryMethod.ExistingFactor(),
                        new RecoveryMethod.SavedCode(),
                        new RecoveryMethod.EmailCode(),
                        new RecoveryMethod.SmsCode(List.of()),
                        new RecoveryMethod.IdentityProvider("corp"),
                        RecoveryMethod.AccessPass.DEFAULTS),
                List.of());
        String method = RecoveryMethod.IDS.stream()
                .filter(id -> RecoveryPolicy.restsOn(id, root))
                .findFirst()
                .orElseThrow();
        RecoveryDecision decision = new RecoveryPolicy(all).decide(facts(PROTECTED, null, proof(method, root)));
        assertThat(decision instanceof Open).isEqualTo(root == ProofRoot.HELPDESK);
    }

    @Test
    void itEndsInAPasswordOnlyBelowRequireOrWhereTheDeviceCannot() {
        Account readOnly = new Account(true, true, false, false);
        assertThat(RecoveryPolicy.endings(PROTECTED, false, true)).containsExactlyInAnyOrder(Ending.values());
        assertThat(RecoveryPolicy.endings(PROTECTED, true, true)).isEqualTo(Set.of(Ending.PASSKEY));
        assertThat(RecoveryPolicy.endings(PROTECTED, true, false)).isEqualTo(Set.of(Ending.PASSWORD));
        assertThat(RecoveryPolicy.endings(PROTECTED, false, false)).isEqualTo(Set.of(Ending.PASSWORD));
        assertThat(RecoveryPolicy.endings(readOnly, false, true)).isEqualTo(Set.of(Ending.PASSKEY));
        assertThat(RecoveryPolicy.endings(readOnly, true, false))
                .as("there is always a way on")
                .isEqualTo(Set.of(Ending.PASSKEY));
    }

    @Test
    void anEndedRecoveryBecomesNothingElse() {
        Set<RecoveryState> ended = EnumSet.of(
                RecoveryState.COMPLETED, RecoveryState.DENIED, RecoveryState.ABANDONED, RecoveryState.REPUDIATED);
        for (RecoveryState state : RecoveryState.values()) {
            assertThat(state.ended()).isEqualTo(ended.contains(state));
            assertThat(RecoveryState.of(state.id())).isEqualTo(state);
            for (RecoveryState next : RecoveryState.values()) {
                assertThat(state.mayBecome(next) && (ended.contains(state) || next == RecoveryState.PROVING))
                        .isFalse();
            }
        }
        assertThat(RecoveryState.PROVING.mayBecome(RecoveryState.COMPLETED)).isFalse();
        assertThat(RecoveryState.HELD.mayBecome(RecoveryState.COMPLETED)).isFalse();
    }

    private static RecoveryDecision decide(Account account, Proof... proofs) {
        return POLICY.decide(facts(account, null, proofs));
    }

    private static RecoveryDecision decide(Account account, Instant heldUntil, Proof... proofs) {
        return POLICY.decide(facts(account, heldUntil, proofs));
    }

    private static RecoveryFacts facts(Account account, @Nullable Instant heldUntil, Proof... proofs) {
        return new RecoveryFacts(account, new ArrayList<>(List.of(proofs)), heldUntil, false, true, NOW);
    }

    private static Proof proof(String method, ProofRoot root) {
        return new Proof(method + root, method, root, NOW);
    }
}
