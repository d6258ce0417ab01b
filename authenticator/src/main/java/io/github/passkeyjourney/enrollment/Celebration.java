package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.Reason;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one line that greets the first sign-in with a passkey. Its page goes on by itself, and drawn anew it is over: whoever
 * reloads it is through.
 */
final class Celebration {

    static final String TEMPLATE = "passkey-celebration.ftl";

    /** Whoever made the last passkey longer ago has likely used one, be it before this product: nothing is looked up. */
    private static final Duration NEWS = Duration.ofDays(30);

    /** Longer than this nobody signs in: the page was left open. */
    private static final Duration ATTENTION = Duration.ofMinutes(1);

    private final AuthenticationFlowContext context;
    private final Instant now;

    Celebration(AuthenticationFlowContext context, Instant now) {
        this.context = context;
        this.now = now;
    }

    /**
     * The page, where this sign-in is the first of its user with a passkey, and a person sits before it.
     *
     * @param decision of this sign-in; one that does not ask because of a passkey
     * @throws io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException if that cannot be known now
     */
    Optional<Response> page(NudgeDecision decision) {
        if (decision.reason() != Reason.HAS_PASSKEY_HERE || !byPasskey() || isFollowed() || !isNews()) {
            return Optional.empty();
        }
        boolean first = context.getSession()
                .getProvider(NudgeStore.class)
                .celebrates(context.getRealm().getId(), context.getUser().getId(), now);
        return first ? Optional.of(render()) : Optional.empty();
    }

    private boolean byPasskey() {
        return AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                .contains(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    /** Whether another page comes before the application: then the sign-in is not done, and its first use is celebrated next time. */
    private boolean isFollowed() {
        AuthenticationSessionModel visit = context.getAuthenticationSession();
        return !visit.getRequiredActions().isEmpty()
                || visit.getClientNote(Constants.KC_ACTION) != null
                || context.getUser().getRequiredActionsStream().findAny().isPresent();
    }

    private boolean isNews() {
        return new Passkeys(context.getUser())
                .latest()
                .map(passkey -> passkey.getCreatedDate())
                .filter(created -> Instant.ofEpochMilli(created).plus(NEWS).isAfter(now))
                .isPresent();
    }

    private Response render() {
        // Without the name and the way to begin anew that pages of a flow bear: this sign-in is done.
        LoginFormsProvider form =
                context.form().setAuthContext(null).setAttribute("passkeyCelebration", new CelebrationBean(seconds()));
        Signals.tell(form, context.getSession(), context.getUser());
        return form.createForm(TEMPLATE);
    }

    /** From the first page of this sign-in until now, at least 1; 0 where that tells nothing. */
    private long seconds() {
        return new SignInNotes(context.getAuthenticationSession())
                .begunAt()
                .map(begun -> Duration.between(begun, now))
                .filter(taken -> !taken.isNegative() && taken.compareTo(ATTENTION) <= 0)
                .map(taken -> Math.max(1, taken.plusMillis(500).toSeconds()))
                .orElse(0L);
    }
}
