package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.lifecycle.PasswordGate;
import io.github.passkeyjourney.lifecycle.PasswordVerdict;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Passwordless.Password;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The page on which a user parts with the password. Whether that may be is asked before the page and again when it is
 * answered; no answer and no way here but that one removes anything, and every page has a way on with the sign-in.
 */
final class DropPasswordAction implements RequiredActionProvider {

    private static final Logger LOG = Logger.getLogger(DropPasswordAction.class);

    private final KeycloakSession session;
    private final PasswordGate gate;
    private final Clock clock = new KeycloakClock();

    DropPasswordAction(KeycloakSession session) {
        this.session = session;
        this.gate = new PasswordGate(session);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /** An app that asks for the page always has the sign-in done anew: it has to be by a passkey. */
    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return 0;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // The nudge asks for it, where somebody has just signed in.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Password wish = PasswordWish.now(context);
        show(context, wish, verdict(context, wish));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Password wish = PasswordWish.now(context);
        if (form.containsKey("remove") && wish != Password.KEEP) {
            remove(context, wish);
        } else if (form.containsKey("keep") && wish != Password.REMOVE) {
            remember(context);
            goOn(context);
        } else if (form.containsKey("leave") && !verdict(context, wish).allows()) {
            goOn(context);
        } else {
            show(context, wish, verdict(context, wish));
        }
    }

    private PasswordVerdict verdict(RequiredActionContext context, Password wish) {
        return wish == Password.KEEP
                ? PasswordVerdict.NOT_WANTED
                : gate.verdict(context.getRealm(), context.getUser(), context.getAuthenticationSession());
    }

    private void show(RequiredActionContext context, Password wish, PasswordVerdict verdict) {
        if (!verdict.concernsUser()) {
            goOn(context);
            return;
        }
        LoginFormsProvider form = context.form()
                .setAttribute("passkeyDropPassword", new DropPasswordBean(verdict, wish == Password.REMOVE));
        Signals.tell(form, context.getSession(), context.getUser());
        context.challenge(form.createForm("passkey-drop-password.ftl"));
    }

    private void remove(RequiredActionContext context, Password wish) {
        String password = context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(credential -> credential.getId())
                .findFirst()
                .orElse(null);
        PasswordVerdict verdict = gate.remove(
                context.getRealm(),
                context.getUser(),
                context.getAuthenticationSession(),
                VisitorCircumstances.read(
                        session, context.getRealm().getId(), context.getUser().getId()));
        EventBuilder event = context.getEvent()
                .clone()
                .event(EventType.REMOVE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
                .detail(Details.CREDENTIAL_ID, password);
        if (verdict.allows()) {
            event.detail(FactRecorder.RECORDED, FactType.PASSWORD_REMOVED.id()).success();
            context.success();
        } else {
            event.detail(Details.REASON, verdict.id()).error(Errors.DELETE_CREDENTIAL_FAILED);
            show(context, wish, verdict);
        }
    }

    /** On with the sign-in. An app that asked for the action is told that it was cancelled. */
    private static void goOn(RequiredActionContext context) {
        if (!GuardedAction.askedByApp(context)) {
            context.success();
            return;
        }
        // The nudge may have asked for the same page in this very session: once is enough.
        context.getAuthenticationSession().removeRequiredAction(DropPasswordActionFactory.ID);
        context.cancel();
    }

    private void remember(RequiredActionContext context) {
        try {
            session.getProvider(NudgeStore.class)
                    .passwordKept(context.getRealm().getId(), context.getUser().getId(), clock.instant());
        } catch (UnavailableException e) {
            LOG.debug("That a password is kept is not written down", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("That a password is kept is not written down", e);
        }
    }

    @Override
    public void close() {}
}
