package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.enrollment.renewal.RenewalRule;
import io.github.passkeyjourney.enrollment.store.AdviceStore;
import io.github.passkeyjourney.lifecycle.EnrollmentGate;
import io.github.passkeyjourney.lifecycle.ExpiryRules;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.lifecycle.SignInPasskey;
import io.github.passkeyjourney.lifecycle.UsablePasskeys;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.NudgeDecision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Proposes at a sign-in to renew a passkey that expires soon. The cheap things first; the history is read last. */
final class RenewalOffer {

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final Instant now;

    RenewalOffer(AuthenticationFlowContext context, Instant now) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.now = now;
    }

    /** Whether the page comes at the end of this sign-in; who is not asked for passkeys is not asked here either. */
    boolean made(NudgeDecision decision) {
        if (decision.cohort() == null
                || !decision.cohort().phase().asks()
                || !SituationReader.isInteractive(context)
                || AuthenticatorUtil.isSSOAuthentication(authSession)
                || new Invitation(authSession).taken(context.getUser())) {
            return false;
        }
        Optional<String> due = due().filter(id -> !quiet());
        due.ifPresent(id -> {
            new Renewal(authSession).propose(id);
            new Invitation(authSession).create(Advice.RENEW);
        });
        return due.isPresent();
    }

    private Optional<String> due() {
        RealmModel realm = context.getRealm();
        UserModel user = context.getUser();
        Expiry expiry = new ExpiryRules(context.getSession()).of(realm, user);
        if (expiry.maxAge() == null) {
            return Optional.empty();
        }
        RenewalRule rule = new RenewalRule(expiry);
        List<RenewalRule.Made> passkeys = user.credentialManager()
                .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .map(credential -> new RenewalRule.Made(
                        credential.getId(),
                        Instant.ofEpochMilli(Objects.requireNonNullElse(credential.getCreatedDate(), 0L))))
                .toList();
        Optional<String> used = new SignInPasskey(authSession).id();
        if (used.isPresent() || passkeys.stream().noneMatch(passkey -> rule.expiresSoon(passkey, now))) {
            return used.flatMap(id -> rule.due(passkeys, id, now));
        }
        if (passkeys.size()
                >= new EnrollmentGate(context.getSession()).rules(realm).maxPasskeys()) {
            // The guard would refuse one more, as long as the old one is not proven.
            return Optional.empty();
        }
        // Costs a statement, which most sign-ins are spared.
        List<String> usable = new UsablePasskeys(context.getSession()).ids(realm, user);
        return rule.due(
                passkeys.stream()
                        .filter(passkey -> usable.contains(passkey.credentialId()))
                        .toList(),
                null,
                now);
    }

    private boolean quiet() {
        return RenewalRule.CADENCE.quiet(
                        context.getSession()
                                .getProvider(AdviceStore.class)
                                .find(
                                        context.getRealm().getId(),
                                        context.getUser().getId())
                                .history(),
                        false,
                        now)
                != null;
    }
}
