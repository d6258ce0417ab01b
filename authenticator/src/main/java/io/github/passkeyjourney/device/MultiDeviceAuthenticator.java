package io.github.passkeyjourney.device;

import io.github.passkeyjourney.audit.event.AdviceOutcome;
import io.github.passkeyjourney.audit.event.Advised;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.enrollment.Invitation;
import io.github.passkeyjourney.enrollment.store.AdviceStore;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.AdviceReason;
import io.github.passkeyjourney.policy.AdviceVerdict;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Advises holders of a passkey whose account hangs on one device. It never stops a sign-in: any error of ours ends in a normal
 * one.
 */
final class MultiDeviceAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(MultiDeviceAuthenticator.class);

    private final Clock clock = new KeycloakClock();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AccountAdvice account = new AccountAdvice(context, clock.instant());
        AdviceVerdict verdict = decide(account);
        LOG.debugf("Second device: %s", verdict.reason().id());
        Advice advice = verdict.advice();
        if (advice == null) {
            context.success();
        } else if (advice.creates()) {
            new Invitation(context.getAuthenticationSession()).create(advice);
            context.success();
        } else {
            new Invitation(context.getAuthenticationSession()).take();
            note(context, AdviceOutcome.OFFERED);
            context.challenge(TurnOnSyncBean.page(context, account.syncable()));
        }
    }

    /** The answer to the page that turns on sync; whoever loads it anew is through, too. */
    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey("done")) {
            note(context, AdviceOutcome.FOLLOWED);
        } else if (form.containsKey("skip")) {
            note(context, AdviceOutcome.SKIPPED);
        }
        context.success();
    }

    private static AdviceVerdict decide(AccountAdvice account) {
        try {
            return account.decide();
        } catch (UnavailableException e) {
            LOG.debug("No advice without what is on record", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("No advice: it could not be decided", e);
        }
        return AdviceVerdict.none(AdviceReason.FAILED_OPEN);
    }

    /** Sign-in comes first: what cannot be written down is not worth a failed sign-in. */
    private void note(AuthenticationFlowContext context, AdviceOutcome outcome) {
        KeycloakSession session = context.getSession();
        String realmId = context.getRealm().getId();
        String userId = context.getUser().getId();
        try {
            AdviceStore store = session.getProvider(AdviceStore.class);
            if (outcome == AdviceOutcome.OFFERED) {
                store.offered(realmId, userId, clock.instant());
            } else {
                // Whether it is done is seen at the next use of the passkey; until then it is not asked for again.
                store.skipped(realmId, userId, clock.instant());
            }
        } catch (UnavailableException e) {
            LOG.debug("What became of an advice is not written", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("What became of an advice is not written", e);
        }
        try {
            session.getProvider(FactRecorder.class)
                    .observe(
                            VisitorCircumstances.read(session, realmId, userId),
                            new Advised(Advice.TURN_ON_SYNC, outcome));
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("What happened on the page is not written down", e);
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
