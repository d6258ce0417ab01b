package io.github.passkeyjourney.enrollment;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.visitor.BrowserMarker;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that creates a passkey. The ceremony is Keycloak's own; ours are the page, "Not now", and that every failure
 * comes back to this page with an explanation and a way on.
 */
final class EnrollRequiredAction extends WebAuthnPasswordlessRegister {

    private static final Logger LOG = Logger.getLogger(EnrollRequiredAction.class);
    private static final String OUTCOME = "passkey_journey_outcome";

    private final KeycloakSession session;
    private final EnrollPage page;
    private final Clock clock = new KeycloakClock();

    EnrollRequiredAction(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
        this.session = session;
        this.page = new EnrollPage(session);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context, null, false);
        NudgeNotes notes = notes(context);
        if (notes.asked() && notes.firstShown()) {
            remember(store -> store.offered(
                    context.getRealm().getId(),
                    context.getUser().getId(),
                    notes.neverAsked(),
                    notes.enforcing(),
                    clock.instant()));
            observe(context, new Offered(notes.mandatory()));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<EnrollFailure> failure = EnrollFailure.of(form.getFirst("failure"));
        if (form.containsKey("skip")) {
            skip(context);
        } else if (form.containsKey("cannot")) {
            goOn(context, "cannot");
        } else if (failure.isPresent()) {
            report(context, failure.get());
            fail(context, failure.get());
        } else if (isBlank(form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT))
                || isBlank(form.getFirst(WebAuthnConstants.CLIENT_DATA_JSON))) {
            show(context, null, true);
        } else {
            register(context, form);
        }
    }

    private void skip(RequiredActionContext context) {
        NudgeNotes notes = notes(context);
        if (notes.mandatory() && !EnrollBean.patienceIsOver(notes)) {
            show(context, null, true);
            return;
        }
        if (notes.asked() && notes.failures() == 0 && !notes.hasPasskeyHere()) {
            remember(store ->
                    store.skipped(context.getRealm().getId(), context.getUser().getId(), clock.instant()));
            observe(context, new Skipped());
        }
        goOn(context, notes.mandatory() ? "continued" : "skipped");
    }

    /** On with the sign-in. An app that asked for the action is told that it was cancelled. */
    private void goOn(RequiredActionContext context, String outcome) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        context.getEvent().detail(OUTCOME, outcome);
        if (!EnrollRequiredActionFactory.ID.equals(authSession.getClientNote(Constants.KC_ACTION_EXECUTING))) {
            context.success();
            return;
        }
        // The nudge may have asked for the same page in this very session: once is enough.
        authSession.removeRequiredAction(EnrollRequiredActionFactory.ID);
        context.cancel();
    }

    private void fail(RequiredActionContext context, EnrollFailure failure) {
        NudgeNotes notes = notes(context);
        Passkeys passkeys = new Passkeys(context.getUser());
        List<String> local = passkeys.idsOfLocal();
        boolean passkeyHere = failure == EnrollFailure.ALREADY_REGISTERED && !local.isEmpty() && !notes.mandatory();
        if (passkeyHere) {
            notes.setPasskeyHere();
            new BrowserMarker(session, context.getRealm()).add(local);
        } else {
            notes.addFailure();
            if (notes.asked()) {
                remember(store -> store.failed(
                        context.getRealm().getId(), context.getUser().getId(), clock.instant()));
                observe(context, new EnrollmentFailed(failure));
            }
        }
        show(
                context,
                passkeyHere || failure != EnrollFailure.ALREADY_REGISTERED ? failure : EnrollFailure.UNKNOWN,
                true);
    }

    private void report(RequiredActionContext context, EnrollFailure failure) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, getCredentialType())
                .error("passkey_enroll_" + failure.id().replace('-', '_'));
    }

    private void register(RequiredActionContext context, MultivaluedMap<String, String> form) {
        Passkeys passkeys = new Passkeys(context.getUser());
        Set<String> before = new HashSet<>(passkeys.ids());
        form.putSingle(WebAuthnConstants.AUTHENTICATOR_LABEL, page.labelOf(form, passkeys));
        // Keycloak writes these into its log and its events as they come.
        form.remove(WebAuthnConstants.ERROR);
        form.remove(WebAuthnConstants.IS_SET_RETRY);
        if (!isKeyHandle(form.getFirst(WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID))) {
            form.remove(WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID);
        }
        if (notes(context).asked()) {
            new SignInNotes(context.getAuthenticationSession()).setOrigin(EnrollmentOrigin.NUDGE);
        }
        try {
            super.processAction(context);
        } catch (RuntimeException e) {
            // Keycloak's action expects well-formed input; whatever is not ends here.
            LOG.debug("Malformed registration", e);
            report(context, EnrollFailure.UNKNOWN);
            fail(context, EnrollFailure.UNKNOWN);
            return;
        }
        if (context.getStatus() != RequiredActionContext.Status.SUCCESS) {
            // Keycloak has reported why.
            fail(context, EnrollFailure.UNKNOWN);
            return;
        }
        List<String> created =
                passkeys.ids().stream().filter(id -> !before.contains(id)).toList();
        new BrowserMarker(session, context.getRealm()).add(created);
        if (notes(context).asked()) {
            observe(context, new Accepted());
        }
        context.getEvent().detail(OUTCOME, "enrolled");
    }

    /** Keycloak prepares the ceremony, then our page takes the place of the one it made. */
    private void show(RequiredActionContext context, @Nullable EnrollFailure failure, boolean again) {
        super.requiredActionChallenge(context);
        if (context.getStatus() == RequiredActionContext.Status.CHALLENGE) {
            context.challenge(page.render(context, notes(context), failure, again));
        }
    }

    /** Sign-in comes first: what cannot be written down is not worth a failed sign-in. */
    private void remember(Consumer<NudgeStore> note) {
        try {
            note.accept(session.getProvider(NudgeStore.class));
        } catch (UnavailableException e) {
            LOG.debug("Nudge history not written", e);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("Nudge history not written", e);
        }
    }

    private void observe(RequiredActionContext context, BehaviourFact fact) {
        try {
            Circumstances circumstances = VisitorCircumstances.read(
                    session, context.getRealm().getId(), context.getUser().getId());
            session.getProvider(FactRecorder.class).observe(circumstances, fact);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("What happened on the page is not written down", e);
        }
    }

    private static NudgeNotes notes(RequiredActionContext context) {
        return new NudgeNotes(context.getAuthenticationSession());
    }

    private static boolean isKeyHandle(@Nullable String value) {
        return value != null && value.matches("[A-Za-z0-9_-]{1,1400}");
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
