package io.github.passkeyjourney.device;

import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.UsedAttachmentCookie;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.enrollment.Invitation;
import io.github.passkeyjourney.enrollment.SituationReader;
import io.github.passkeyjourney.enrollment.store.AdviceStore;
import io.github.passkeyjourney.enrollment.store.StoredHoldings;
import io.github.passkeyjourney.enrollment.store.StoredHoldings.Seen;
import io.github.passkeyjourney.lifecycle.SignInPasskey;
import io.github.passkeyjourney.lifecycle.UsablePasskeys;
import io.github.passkeyjourney.policy.AdviceFacts;
import io.github.passkeyjourney.policy.AdviceReason;
import io.github.passkeyjourney.policy.AdviceRule;
import io.github.passkeyjourney.policy.AdviceVerdict;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads what the advice for one sign-in depends on, the cheap things first; the database is asked once, and only if need be. */
final class AccountAdvice {

    /** Besides passkeys, which have to prove their user. */
    private static final Set<String> SECOND_FACTORS = Set.of(
            OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR, RecoveryAuthnCodesCredentialModel.TYPE);

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final Instant now;
    private List<SeenPasskey> passkeys = List.of();

    AccountAdvice(AuthenticationFlowContext context, Instant now) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.now = now;
    }

    AdviceVerdict decide() {
        Rollout rollout =
                context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
        if (!rollout.readable() || !rollout.measures()) {
            return AdviceVerdict.none(AdviceReason.PHASE_ASKS_NOBODY);
        }
        AdviceRule rule = new AdviceRule(rollout.policy());
        AdviceReason obstacle = obstacle(rule, cohort(rollout.policy()));
        if (obstacle != null) {
            return AdviceVerdict.none(obstacle);
        }
        List<String> usable = new UsablePasskeys(context.getSession()).ids(context.getRealm(), context.getUser());
        if (usable.isEmpty()) {
            return AdviceVerdict.none(AdviceReason.NO_PASSKEY);
        }
        StoredHoldings stored = context.getSession()
                .getProvider(AdviceStore.class)
                .find(context.getRealm().getId(), context.getUser().getId());
        passkeys = stored.passkeys().stream()
                .filter(passkey -> usable.contains(passkey.credentialId()))
                .map(SeenPasskey::new)
                .toList();
        return rule.decide(facts(usable), stored.history(), now);
    }

    /** The passkey that may be synced and is not; empty unless the advice is about one. */
    Optional<Seen> syncable() {
        return passkeys.stream()
                .map(SeenPasskey::seen)
                .filter(seen -> Boolean.TRUE.equals(seen.backupEligible()) && !Boolean.TRUE.equals(seen.backedUp()))
                .findFirst();
    }

    private @Nullable AdviceReason obstacle(AdviceRule rule, @Nullable Cohort cohort) {
        AdviceReason obstacle = rule.obstacle(cohort, crossPlatform());
        if (obstacle != null) {
            return obstacle;
        }
        if (!SituationReader.isInteractive(context)) {
            return AdviceReason.NOT_INTERACTIVE;
        }
        if (AuthenticatorUtil.isSSOAuthentication(authSession)) {
            return AdviceReason.NOT_FRESH;
        }
        return new Invitation(authSession).taken(context.getUser()) ? AdviceReason.ASKED_THIS_SESSION : null;
    }

    /** The nudge has found it out a moment ago. */
    private @Nullable Cohort cohort(RolloutPolicy policy) {
        String name = new SignInNotes(authSession).cohort();
        return policy.cohorts().stream()
                .filter(cohort -> cohort.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private AdviceFacts facts(List<String> usable) {
        List<SeenPasskey> proven =
                passkeys.stream().filter(passkey -> !passkey.seen().unproven()).toList();
        String opener = new SignInPasskey(authSession).id().orElse(null);
        boolean openerCarried = passkeys.stream()
                .anyMatch(passkey -> passkey.seen().credentialId().equals(opener) && passkey.carried());
        // Only what the account is known to hold counts for one of two; what was not seen yet may be anything.
        boolean complete = proven.size() == usable.size();
        return new AdviceFacts(
                complete ? proven.stream().map(SeenPasskey::held).toList() : List.of(),
                usable.size(),
                complete && SeenPasskey.resilient(proven),
                passkeyHere(opener, openerCarried),
                crossPlatform() && !openerCarried,
                secondFactorUsed(),
                VisitorPlatform.read(context.getSession()),
                CapabilityCookie.read(context.getHttpRequest().getHttpHeaders(), Platform.OTHER),
                Attachment.of(context.getRealm().getWebAuthnPolicyPasswordless().getAuthenticatorAttachment()));
    }

    /** A passkey that was put into another device from here, or is carried about, is not here. */
    private boolean passkeyHere(@Nullable String opener, boolean openerCarried) {
        if (opener != null && !openerCarried && !crossPlatform()) {
            return true;
        }
        List<String> local = passkeys.stream()
                .filter(passkey -> !passkey.elsewhere())
                .map(passkey -> passkey.seen().credentialId())
                .toList();
        return new BrowserMarker(context.getSession(), context.getRealm()).namesAnyOf(local);
    }

    private boolean crossPlatform() {
        return new SignInPasskey(authSession).id().isPresent()
                && UsedAttachmentCookie.isCrossPlatform(context.getHttpRequest().getHttpHeaders());
    }

    private boolean secondFactorUsed() {
        return new SignInPasskey(authSession).proves()
                || AuthenticatorUtil.getAuthnCredentials(authSession).stream().anyMatch(SECOND_FACTORS::contains);
    }
}
