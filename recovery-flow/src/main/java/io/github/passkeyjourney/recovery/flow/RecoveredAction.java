package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.lifecycle.OpenedSessions;
import io.github.passkeyjourney.lifecycle.SuspensionOutcome;
import io.github.passkeyjourney.lifecycle.Suspensions;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.factor.savedcode.SavedCodes;
import io.github.passkeyjourney.recovery.flow.RecoveredBean.CredentialBean;
import io.github.passkeyjourney.recovery.policy.Ending;
import io.github.passkeyjourney.recovery.policy.RecoveryState;
import io.github.passkeyjourney.recovery.store.Recoveries;
import io.github.passkeyjourney.recovery.store.StoredRecovery;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of a recovery: the user says what was lost, and everybody else is signed out. As long as a recovery has
 * not made what it is to end in, nobody is let in; {@link RecoverySignInListener} sees to it that this page is not gone past.
 */
final class RecoveredAction implements RequiredActionProvider {

    /** What a lost device may have held. */
    private static final Set<String> LOSABLE = Set.of(
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            OTPCredentialModel.TYPE,
            RecoveryAuthnCodesCredentialModel.TYPE);

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();
    private final Recoveries recoveries;

    RecoveredAction(KeycloakSession session) {
        this.session = session;
        this.recoveries = new Recoveries(session, clock);
    }

    /**
     * Sees whether what the recovery was to end in is there by now, and comes back until it is and what comes after it was answered,
     * whatever else was done in between.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel page = context.getAuthenticationSession();
        if (page.getAuthNote(Endings.RECOVERY_NOTE) == null || context.getUser() == null) {
            return;
        }
        recovery(context)
                .filter(recovery -> recovery.state() == RecoveryState.OPEN && hasEnded(context, recovery))
                .ifPresent(recovery -> complete(context, recovery));
        if (page.getAuthNote(Endings.CARED_NOTE) == null) {
            page.addRequiredAction(RecoveredActionFactory.ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        answer(context, new MultivaluedHashMap<>());
    }

    @Override
    public void processAction(RequiredActionContext context) {
        answer(context, context.getHttpRequest().getDecodedFormParameters());
    }

    private void answer(RequiredActionContext context, MultivaluedMap<String, String> form) {
        AuthenticationSessionModel page = context.getAuthenticationSession();
        if (page.getAuthNote(Endings.RECOVERY_NOTE) == null || page.getAuthNote(Endings.CARED_NOTE) != null) {
            // No recovery of this sign-in: an app may ask for the action by its name; or all is done.
            context.success();
            return;
        }
        Optional<StoredRecovery> recovery = recovery(context);
        RecoveryState state = recovery.map(StoredRecovery::state).orElse(RecoveryState.ABANDONED);
        if (state == RecoveryState.COMPLETED && form.containsKey("finish")) {
            finish(context, recovery.orElseThrow(), form);
        } else if (state == RecoveryState.COMPLETED) {
            show(context, recovery.orElseThrow());
        } else if (state == RecoveryState.OPEN && form.containsKey("again")) {
            // This one comes back by itself.
            page.addRequiredAction(Endings.PASSKEY_ACTION);
            context.success();
        } else if (state == RecoveryState.OPEN) {
            show(context, recovery.orElseThrow());
        } else {
            // Somebody has objected, or it took too long.
            context.failure();
        }
    }

    private void show(RequiredActionContext context, StoredRecovery recovery) {
        RecoveredBean bean = RecoveredBean.choosing(
                recovery.state() == RecoveryState.COMPLETED,
                older(context, recovery).stream()
                        .map(credential ->
                                new CredentialBean(credential.getId(), credential.getType(), label(credential)))
                        .toList());
        render(context, bean);
    }

    private static void render(RequiredActionContext context, RecoveredBean bean) {
        Response page = context.form().setAttribute("passkeyRecovered", bean).createForm("passkey-recovered.ftl");
        context.challenge(Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    private static String label(CredentialModel credential) {
        return Objects.requireNonNullElse(credential.getUserLabel(), "");
    }

    /** The account has a new way in from this moment, whatever the user answers to what comes after: that is told, and on record. */
    private void complete(RequiredActionContext context, StoredRecovery recovery) {
        if (recoveries.end(recovery, RecoveryState.COMPLETED)) {
            long seconds =
                    Duration.between(recovery.startedAt(), clock.instant()).toSeconds();
            session.getProvider(FactRecorder.class)
                    .record(
                            circumstances(context),
                            new RecoveryEnded(
                                    recovery.id(),
                                    RecoveryOutcome.COMPLETED,
                                    recoveries.isAssisted(recovery),
                                    Math.max(0, seconds)));
        }
    }

    private void finish(RequiredActionContext context, StoredRecovery recovery, MultivaluedMap<String, String> form) {
        context.getAuthenticationSession().setAuthNote(Endings.CARED_NOTE, "true");
        List<String> lost = Objects.requireNonNullElse(form.get("lost"), List.of());
        older(context, recovery).stream()
                .filter(credential -> lost.contains(credential.getId()))
                .forEach(credential -> revoke(context, credential));
        if (form.containsKey("sessions")) {
            // This sign-in has none yet.
            new OpenedSessions(session, context.getRealm(), context.getUser()).endAll();
        }
        List<String> codes = new SavedCodes(session).replaceUsed(context.getRealm(), context.getUser());
        if (codes.isEmpty()) {
            context.success();
        } else {
            // Shown this once; the next answer finds that all is done, and goes on.
            render(context, RecoveredBean.codes(codes));
        }
    }

    private Circumstances circumstances(RequiredActionContext context) {
        return VisitorCircumstances.read(
                session, context.getRealm().getId(), context.getUser().getId());
    }

    /** A passkey can be had back for a while; of what Keycloak keeps itself there is no such thing. */
    private void revoke(RequiredActionContext context, CredentialModel credential) {
        if (WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(credential.getType())
                && new Suspensions(session)
                                .suspend(
                                        context.getRealm(),
                                        context.getUser(),
                                        credential.getId(),
                                        SuspensionCause.LOST,
                                        circumstances(context))
                        != SuspensionOutcome.NOT_FOUND) {
            return;
        }
        context.getUser().credentialManager().removeStoredCredentialById(credential.getId());
        context.getEvent()
                .clone()
                .event(EventType.REMOVE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, credential.getType())
                .detail(Details.CREDENTIAL_ID, credential.getId())
                .success();
    }

    /** Whether what the recovery was to end in is there. Keycloak's own page of the password is left by a new one alone. */
    private static boolean hasEnded(RequiredActionContext context, StoredRecovery recovery) {
        AuthenticationSessionModel page = context.getAuthenticationSession();
        if (Ending.PASSWORD.name().equals(page.getAuthNote(Endings.ENDING_NOTE))) {
            return !page.getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name());
        }
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .anyMatch(passkey -> !isOlder(passkey, recovery));
    }

    private static List<CredentialModel> older(RequiredActionContext context, StoredRecovery recovery) {
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> LOSABLE.contains(credential.getType()))
                .filter(credential -> isOlder(credential, recovery))
                .toList();
    }

    private static boolean isOlder(CredentialModel credential, StoredRecovery recovery) {
        Instant openedAt = recovery.openedAt();
        return credential.getCreatedDate() == null
                || openedAt == null
                || Instant.ofEpochMilli(credential.getCreatedDate()).isBefore(openedAt);
    }

    private Optional<StoredRecovery> recovery(RequiredActionContext context) {
        return Endings.recovery(
                recoveries,
                context.getAuthenticationSession(),
                context.getRealm().getId(),
                context.getUser().getId());
    }

    @Override
    public void close() {}
}
