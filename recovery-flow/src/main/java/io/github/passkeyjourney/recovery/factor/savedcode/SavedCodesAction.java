package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.lifecycle.ChangeGate;
import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page with ten new codes. Each time it is drawn it has others, and those from before stay good until it is confirmed. The
 * codes are in its answer and nowhere else.
 */
final class SavedCodesAction implements RequiredActionProvider {

    private final ChangeGate gate;
    private final SavedCodes codes;
    private final Clock clock = new KeycloakClock();

    SavedCodesAction(KeycloakSession session) {
        this.gate = new ChangeGate(session);
        this.codes = new SavedCodes(session);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession canceled, AuthenticationSessionModel authSession) {
        new ShownCodes(authSession).forget();
    }

    /** In seconds. If an app asks for the page after an older or weaker sign-in, Keycloak has that done again by itself. */
    @Override
    public int getMaxAuthAge(KeycloakSession asked) {
        int own = RequiredActionProvider.super.getMaxAuthAge(asked);
        if (asked == null) {
            return own;
        }
        RealmModel realm = asked.getContext().getRealm();
        return (int) Math.min(
                own,
                new ChangeGate(asked)
                        .maxAuthAge(realm, asked.getContext().getAuthenticationSession())
                        .toSeconds());
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        gate.signedIn(context.getAuthenticationSession());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        ChangeVerdict verdict = verdict(context);
        if (verdict.allows()) {
            show(context, false);
        } else if (askedByApp(context)) {
            refuse(context, verdict);
        } else {
            // An admin wants it: the next sign-in may do for it.
            new ShownCodes(context.getAuthenticationSession()).forget();
            context.ignore();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<CodeSet> shown =
                new ShownCodes(context.getAuthenticationSession()).of(form.getFirst("page"), clock.instant());
        ChangeVerdict verdict = verdict(context);
        // Reading and printing takes time; whoever was let in to the page was fresh then.
        boolean allowed = verdict.allows() || (verdict == ChangeVerdict.SIGN_IN_AGAIN && shown.isPresent());
        if (!allowed) {
            refuse(context, verdict);
        } else if (shown.isPresent() && form.containsKey("saved")) {
            confirm(context, shown.get());
        } else {
            show(context, form.containsKey("page"));
        }
    }

    private ChangeVerdict verdict(RequiredActionContext context) {
        return gate.verdict(context.getRealm(), context.getUser(), context.getAuthenticationSession());
    }

    private void show(RequiredActionContext context, boolean again) {
        NewCodes drawn = codes.draw(context.getRealm());
        String page = new ShownCodes(context.getAuthenticationSession()).keep(drawn.set(), clock.instant());
        render(
                context,
                SavedCodesBean.showing(
                        page,
                        context.getUser().getUsername(),
                        drawn.texts(),
                        SavedCodes.held(context.getUser()),
                        again));
    }

    private void confirm(RequiredActionContext context, CodeSet set) {
        new ShownCodes(context.getAuthenticationSession()).forget();
        codes.store(
                context.getRealm(), context.getUser(), set, gate.circumstances(context.getRealm(), context.getUser()));
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, SavedCodes.TYPE)
                .success();
        context.success();
    }

    private void refuse(RequiredActionContext context, ChangeVerdict verdict) {
        new ShownCodes(context.getAuthenticationSession()).forget();
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, SavedCodes.TYPE)
                .detail(Details.REASON, verdict.id())
                .error(Errors.NOT_ALLOWED);
        render(context, SavedCodesBean.refused(verdict));
    }

    private void render(RequiredActionContext context, SavedCodesBean bean) {
        context.challenge(context.form()
                .setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setAttribute("passkeySavedCodes", bean)
                .createForm("passkey-saved-codes.ftl"));
    }

    private static boolean askedByApp(RequiredActionContext context) {
        return context.getAction()
                .equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING));
    }

    @Override
    public void close() {}
}
