package io.github.passkeyjourney.recovery.policy;

import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RecoveryMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides how a recovery goes on (DESIGN §7): proofs of different roots add up, an account that more than a password protects
 * needs more of them and waits, and a pass that two people of the helpdesk stand for is enough alone.
 *
 * @param rules the policy's section {@code recovery}
 */
public record RecoveryPolicy(Recovery rules) {

    /** How long a proof counts. */
    public static final Duration PROOF_LIFETIME = Duration.ofMinutes(30);

    private static final Map<String, Set<ProofRoot>> ROOTS = Map.of(
            RecoveryMethod.ExistingFactor.ID, EnumSet.of(ProofRoot.PASSWORD, ProofRoot.AUTHENTICATOR_APP),
            RecoveryMethod.SavedCode.ID, EnumSet.of(ProofRoot.SAVED_CODES),
            RecoveryMethod.EmailCode.ID, EnumSet.of(ProofRoot.MAILBOX),
            RecoveryMethod.SmsCode.ID, EnumSet.of(ProofRoot.PHONE),
            RecoveryMethod.IdentityProvider.ID, EnumSet.of(ProofRoot.IDENTITY_PROVIDER),
            RecoveryMethod.AccessPass.ID, EnumSet.of(ProofRoot.HELPDESK));

    /** Whether the policy enables a method. */
    public boolean enables(String method) {
        return rules.methods().stream().anyMatch(enabled -> enabled.id().equals(method));
    }

    /** Whether proofs of a method can rest on this root. */
    public static boolean restsOn(String method, ProofRoot root) {
        return ROOTS.getOrDefault(method, Set.of()).contains(root);
    }

    /** How many proofs of different roots an account needs. */
    public int needed(Account account) {
        return account.isProtected()
                ? rules.proofs().protectedAccount()
                : rules.proofs().passwordOnly();
    }

    /** Decides for this moment. A proof of a method that the policy no longer enables counts no more, nor does an old one. */
    public RecoveryDecision decide(RecoveryFacts facts) {
        Map<ProofRoot, Proof> counted = new LinkedHashMap<>();
        for (Proof proof : facts.proofs()) {
            if (counts(proof, facts.now())) {
                counted.putIfAbsent(proof.root(), proof);
            }
        }
        boolean pass = counted.containsKey(ProofRoot.HELPDESK);
        // After a wait one of the proofs is repeated; all of them were there when it began.
        int needed = pass || facts.heldUntil() != null ? 1 : needed(facts.account());
        if (counted.size() < needed) {
            return new RecoveryDecision.Prove(needed - counted.size(), left(counted.keySet()));
        }
        if (!pass && facts.account().isProtected()) {
            Instant until = Objects.requireNonNullElseGet(
                    facts.heldUntil(), () -> facts.now().plus(rules.hold()));
            if (facts.now().isBefore(until)) {
                return new RecoveryDecision.Wait(until, facts.heldUntil() == null);
            }
        }
        return new RecoveryDecision.Open(
                endings(facts.account(), facts.passkeyRequired(), facts.deviceCapable()),
                List.copyOf(counted.values()));
    }

    private boolean counts(Proof proof, Instant now) {
        return enables(proof.method())
                && restsOn(proof.method(), proof.root())
                && !proof.at().isAfter(now)
                && proof.at().plus(PROOF_LIFETIME).isAfter(now);
    }

    private List<String> left(Set<ProofRoot> proven) {
        return rules.methods().stream()
                .map(RecoveryMethod::id)
                .filter(method -> !proven.containsAll(ROOTS.getOrDefault(method, Set.of())))
                .toList();
    }

    /**
     * What a recovery may end in; never empty.
     *
     * @param passkeyRequired whether the user's cohort is in a phase that enforces passkeys
     * @param deviceCapable whether this device can make one, as far as is known
     */
    public static Set<Ending> endings(Account account, boolean passkeyRequired, boolean deviceCapable) {
        Set<Ending> endings = EnumSet.noneOf(Ending.class);
        if (deviceCapable) {
            endings.add(Ending.PASSKEY);
        }
        if (account.passwordChangeable() && (!passkeyRequired || !deviceCapable)) {
            endings.add(Ending.PASSWORD);
        }
        if (endings.isEmpty()) {
            // What is known of a device is a hint: the page of the passkey says it if it cannot be.
            endings.add(Ending.PASSKEY);
        }
        return endings;
    }
}
