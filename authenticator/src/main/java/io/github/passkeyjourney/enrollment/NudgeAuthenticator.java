package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Reason;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** Decides whether this sign-in ends with an offer. It never stops a sign-in: any error of ours ends in a normal one. */
final class NudgeAuthenticator extends StepAuthenticator {

    private static final Logger LOG = Logger.getLogger(NudgeAuthenticator.class);

    private final Clock clock = new KeycloakClock();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        NudgeDecision decision = decide(context);
        note(context, decision.cohort(), decision.arm());
        LOG.debugf("Nudge: %s", decision.reason().id());
        if (decision.asks()) {
            new NudgeNotes(context.getAuthenticationSession()).ask(decision);
            context.getAuthenticationSession().addRequiredAction(EnrollRequiredActionFactory.ID);
        }
        context.success();
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
            return engine.decide(
                    SubjectReader.read(context, engine),
                    SituationReader.read(context),
                    () -> noted(context, session.getProvider(NudgeStore.class).find(realmId, userId)),
                    clock.instant());
        } catch (UnavailableException e) {
            LOG.debug("No nudge without its history", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("No nudge: it could not be decided", e);
        }
        return NudgeDecision.of(Reason.FAILED_OPEN);
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
