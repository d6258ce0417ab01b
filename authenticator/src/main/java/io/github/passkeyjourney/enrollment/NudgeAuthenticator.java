package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.event.Exposed;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.lifecycle.PasswordGate;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Passwordless.Password;
import io.github.passkeyjourney.policy.Reason;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.Situation;
import io.github.passkeyjourney.policy.UpgradeRule;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Decides whether this sign-in ends with an offer. It never stops a sign-in: any error of ours ends in a normal one. */
final class NudgeAuthenticator extends StepAuthenticator {

    private static final Logger LOG = Logger.getLogger(NudgeAuthenticator.class);

    private final Clock clock = new KeycloakClock();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (new Renewal(context.getAuthenticationSession()).isDuty()) {
            // The page that comes is all that there is to do.
            context.success();
            return;
        }
        NudgeDecision decision = decide(context);
        LOG.debugf("Nudge: %s", decision.reason().id());
        if (decision.asks()) {
            new NudgeNotes(context.getAuthenticationSession()).ask(decision);
            context.getAuthenticationSession().addRequiredAction(EnrollRequiredActionFactory.ID);
        }
        if (!decision.asks() && renewalProposed(context, decision)) {
            context.success();
            return;
        }
        if (decision.reason() == Reason.HAS_PASSKEY_HERE && passwordMayGo(context, decision.cohort())) {
            context.getAuthenticationSession().addRequiredAction(DropPasswordActionFactory.ID);
            // One page more is enough.
            context.success();
            return;
        }
        Optional<Response> celebration = celebration(context, decision);
        if (celebration.isPresent()) {
            new Invitation(context.getAuthenticationSession()).take();
        }
        celebration.ifPresentOrElse(context::challenge, context::success);
    }

    private Optional<Response> celebration(AuthenticationFlowContext context, NudgeDecision decision) {
        try {
            Rollout rollout =
                    context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
            return rollout.policy().celebrate()
                    ? new Celebration(context, clock.instant()).page(decision)
                    : Optional.empty();
        } catch (UnavailableException e) {
            LOG.debug("No celebration without its history", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("The first sign-in with a passkey goes by in silence", e);
        }
        return Optional.empty();
    }

    private boolean renewalProposed(AuthenticationFlowContext context, NudgeDecision decision) {
        try {
            return new RenewalOffer(context, clock.instant()).made(decision);
        } catch (UnavailableException e) {
            LOG.debug("Nobody is asked to renew a passkey without the history", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("Nobody is asked to renew a passkey: it could not be decided", e);
        }
        return false;
    }

    /** The cheap things first: most have come with the password, or have none any more. */
    private boolean passwordMayGo(AuthenticationFlowContext context, @Nullable Cohort cohort) {
        if (cohort == null) {
            return false;
        }
        try {
            Rollout rollout =
                    context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
            Password wish = PasswordWish.of(rollout.policy(), cohort);
            UserModel user = context.getUser();
            PasswordGate gate = new PasswordGate(context.getSession());
            return wish != Password.KEEP
                    && usedPasskey(context)
                    && gate.concerns(user)
                    && (wish == Password.REMOVE || !keptLately(context, cohort))
                    && gate.verdict(context.getRealm(), user, context.getAuthenticationSession())
                            .allows();
        } catch (UnavailableException e) {
            LOG.debug("Nobody is asked about a password without the history", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("Nobody is asked about a password: it could not be decided", e);
        }
        return false;
    }

    private static boolean usedPasskey(AuthenticationFlowContext context) {
        return AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                .contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    private boolean keptLately(AuthenticationFlowContext context, Cohort cohort) {
        return context.getSession()
                .getProvider(NudgeStore.class)
                .passwordKeptAt(context.getRealm().getId(), context.getUser().getId())
                .filter(kept ->
                        clock.instant().isBefore(kept.plus(cohort.nudge().rest())))
                .isPresent();
    }

    /** Whoever writes the history later need not ask for it again. */
    private static NudgeHistory noted(AuthenticationFlowContext context, NudgeHistory history) {
        if (history.equals(NudgeHistory.NONE)) {
            new NudgeNotes(context.getAuthenticationSession()).setNeverAsked();
        }
        return history;
    }

    private NudgeDecision decide(AuthenticationFlowContext context) {
        try {
            KeycloakSession session = context.getSession();
            Rollout rollout = session.getProvider(RolloutSettings.class).rollout(context.getRealm());
            if (!rollout.readable()) {
                return NudgeDecision.of(Reason.POLICY_UNREADABLE);
            }
            if (!rollout.measures()) {
                return NudgeDecision.of(Reason.PHASE_OFF);
            }
            RolloutEngine engine = rollout.engine();
            String realmId = context.getRealm().getId();
            String userId = context.getUser().getId();
            Situation situation = SituationReader.read(context);
            NudgeDecision decision = engine.decide(
                    SubjectReader.read(context, engine),
                    situation,
                    () -> noted(context, session.getProvider(NudgeStore.class).find(realmId, userId)),
                    clock.instant());
            note(context, decision.cohort(), decision.arm());
            if (decision.cohort() != null) {
                new FirstChoice(session).remember(decision.cohort().phase(), usedPasskey(context));
            }
            upgrade(context, rollout.policy(), decision, situation);
            engine.exposure(decision, situation)
                    .ifPresent(experiment -> session.getProvider(FactRecorder.class)
                            .observe(VisitorCircumstances.read(session, realmId, userId), new Exposed(experiment)));
            return decision;
        } catch (UnavailableException e) {
            LOG.debug("No nudge without its history", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("No nudge: it could not be decided", e);
        }
        return NudgeDecision.of(Reason.FAILED_OPEN);
    }

    /** Whether the browser is asked before its user is; and gets acquainted with him, for a sign-in to come. */
    private void upgrade(
            AuthenticationFlowContext context, RolloutPolicy policy, NudgeDecision decision, Situation situation) {
        UpgradeRule rule = UpgradeRule.of(policy);
        if (!rule.concerns(decision, situation)) {
            return;
        }
        KnownBrowser browser = new KnownBrowser(
                context.getSession(), context.getRealm(), context.getUser().getId());
        if (rule.tries(decision, situation, SituationReader.upgrade(context, browser), clock.instant())) {
            LOG.debugf("Nudge: %s", Reason.UPGRADE_ATTEMPTED.id());
            new NudgeNotes(context.getAuthenticationSession()).setUpgrade(UpgradeStep.DUE);
        } else {
            browser.meet(clock.instant());
        }
    }

    /** For the facts of this sign-in, which are told after it. */
    private static void note(AuthenticationFlowContext context, @Nullable Cohort cohort, @Nullable String arm) {
        if (cohort != null) {
            boolean measured = cohort.phase().measures();
            new SignInNotes(context.getAuthenticationSession()).setCohort(cohort.name(), arm, measured);
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
