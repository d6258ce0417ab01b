package io.github.passkeyjourney.audit.listener;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.PasswordRemoved;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Turns Keycloak's events into facts. Everything is copied at once, for the event is shared and changes later; nothing
 * that fails here reaches the sign-in.
 */
final class FactListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(FactListener.class);

    private static final Pattern USER = Pattern.compile("users/([^/]+)/");

    private final KeycloakSession session;
    private final PasskeyAttempts attempts;
    private final AtomicBoolean warned;

    FactListener(KeycloakSession session, PasskeyAttempts attempts, AtomicBoolean warned) {
        this.session = session;
        this.attempts = attempts;
        this.warned = warned;
    }

    @Override
    public void onEvent(Event event) {
        guarded(() -> {
            switch (event.getType()) {
                case LOGIN -> signedIn(event);
                case LOGIN_ERROR -> refused(event);
                case IDENTITY_PROVIDER_LOGIN_ERROR -> refusedUpstream(event);
                case UPDATE_CREDENTIAL -> enrolled(event);
                case REMOVE_CREDENTIAL -> removed(event);
                default -> {
                    // Nothing that this product tells of.
                }
            }
        });
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        guarded(() -> {
            Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
            String credential = details.get(Details.CREDENTIAL_ID);
            if (event.getOperationType() == OperationType.ACTION
                    && event.getError() == null
                    && credential != null
                    && event.getResourcePath().endsWith("/credentials/" + credential)) {
                String actor = event.getAuthDetails() == null
                        ? null
                        : event.getAuthDetails().getUserId();
                Circumstances circumstances =
                        Circumstances.ofRealm(event.getRealmId(), actor).withUser(userOf(event.getResourcePath()));
                removed(circumstances, details.get(Details.CREDENTIAL_TYPE), credential, RemovalCause.ADMIN);
            }
        });
    }

    private void signedIn(Event event) {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (authSession == null || isGrant(event) || !measures(realm)) {
            return;
        }
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user == null || !new SignInNotes(authSession).measured()) {
            return;
        }
        SignInReader.completed(session, realm, authSession, user, attempts.of(signInOf(event)))
                .ifPresent(signIn -> observe(signIn, VisitorCircumstances.read(session, realm.getId(), user.getId())));
    }

    private void observe(CompletedSignIn signIn, Circumstances circumstances) {
        SignInMapper.facts(signIn).forEach(fact -> facts().observe(circumstances, fact));
        // Whoever comes back meets no page that probes, and no step that finds out the cohort.
        if (signIn.device().known() != 0 && !SignInMapper.comesBack(signIn)) {
            facts().observe(
                            circumstances,
                            new DeviceSeen(
                                    signIn.device().known(), signIn.device().present()));
        }
    }

    private void refused(Event event) {
        if (isGrant(event) || !measures(session.realms().getRealm(event.getRealmId()))) {
            return;
        }
        RefusedSignIn refused = SignInReader.refused(event);
        SignInMapper.fact(refused).ifPresent(fact -> {
            if (fact.method() == SignInMethod.PASSKEY) {
                attempts.add(signInOf(event), SignInMapper.attempt(refused));
            }
            facts().observe(circumstances(event), fact);
        });
    }

    private void refusedUpstream(Event event) {
        if (measures(session.realms().getRealm(event.getRealmId()))) {
            facts().observe(circumstances(event), new SignIn(SignInMethod.BROKER, SignInOutcome.REFUSED, false));
        }
    }

    private void enrolled(Event event) {
        if (!Passkeys.isType(event.getDetails().get(Details.CREDENTIAL_TYPE))) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserModel user = session.users().getUserById(realm, event.getUserId());
        new Passkeys(user).latest().ifPresent(passkey -> record(circumstances(event), enrolled(passkey)));
    }

    private PasskeyEnrolled enrolled(CredentialModel passkey) {
        String aaguid = WebAuthnCredentialModel.createFromCredentialModel(passkey)
                .getWebAuthnCredentialData()
                .getAaguid();
        WebAuthnCredentialProvider provider = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        String vendor = aaguid == null ? null : provider.getMetadataService().getAuthenticatorProvider(aaguid);
        return new PasskeyEnrolled(passkey.getId(), origin(), aaguid, vendor);
    }

    private EnrollmentOrigin origin() {
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        return new SignInNotes(authSession).origin().orElseGet(() -> {
            boolean asked = authSession != null && authSession.getClientNote(Constants.KC_ACTION_EXECUTING) != null;
            return asked ? EnrollmentOrigin.SELF : EnrollmentOrigin.ADMIN;
        });
    }

    private void removed(Event event) {
        Map<String, String> details = event.getDetails();
        String credential = details.getOrDefault(Details.CREDENTIAL_ID, details.get(Details.SELECTED_CREDENTIAL_ID));
        if (credential != null && !details.containsKey(FactRecorder.RECORDED)) {
            removed(circumstances(event), details.get(Details.CREDENTIAL_TYPE), credential, RemovalCause.USER);
        }
    }

    private void removed(Circumstances circumstances, @Nullable String type, String credential, RemovalCause cause) {
        if (Passkeys.isType(type)) {
            facts().recordAfterCompletion(
                            circumstances, new PasskeyRemoved(credential, cause), FactKey.removed(credential));
        } else if (PasswordCredentialModel.TYPE.equals(type)) {
            facts().recordAfterCompletion(circumstances, new PasswordRemoved(cause), FactKey.removed(credential));
        }
    }

    private void record(Circumstances circumstances, PasskeyEnrolled fact) {
        facts().recordAfterCompletion(circumstances, fact, FactKey.enrolled(fact.credentialId()));
    }

    private boolean measures(RealmModel realm) {
        Rollout rollout = session.getProvider(RolloutSettings.class).rollout(realm);
        // A slip in the policy must not tear a hole into the reports.
        return rollout.measures() || !rollout.readable();
    }

    private Circumstances circumstances(Event event) {
        return VisitorCircumstances.read(session, event.getRealmId(), event.getUserId());
    }

    private FactRecorder facts() {
        return session.getProvider(FactRecorder.class);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn("An event could not be written down as a fact; further failures are logged as debug", e);
            } else {
                LOG.debug("An event could not be written down as a fact", e);
            }
        }
    }

    /** Whether an application asked for a token, with no page that a person could see. */
    private static boolean isGrant(Event event) {
        return event.getDetails() != null && event.getDetails().containsKey(Details.GRANT_TYPE);
    }

    private static @Nullable String signInOf(Event event) {
        return event.getDetails() == null ? null : event.getDetails().get(Details.CODE_ID);
    }

    /** The user in {@code users/<id>/credentials/<id>}. */
    private static @Nullable String userOf(String resourcePath) {
        Matcher user = USER.matcher(resourcePath);
        return user.lookingAt() ? user.group(1) : null;
    }

    @Override
    public void close() {}
}
