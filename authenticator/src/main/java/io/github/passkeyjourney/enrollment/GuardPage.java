package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.lifecycle.EnrollmentGate;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import io.github.passkeyjourney.policy.Factor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Stands before every page and every answer that makes a passkey, and shows what has to happen first. */
public final class GuardPage {

    static final String TEMPLATE = "passkey-guard.ftl";

    private final EnrollmentGate gate;

    /** Of the sign-in that this session serves. */
    public GuardPage(KeycloakSession session) {
        this.gate = new EnrollmentGate(session);
    }

    /** Decides for this moment, from the facts. */
    public EnrollmentVerdict verdict(RequiredActionContext context) {
        return gate.verdict(context.getRealm(), context.getUser(), context.getAuthenticationSession());
    }

    /** Whether the page posted an attempt to prove a stronger factor. */
    public static boolean answers(MultivaluedMap<String, String> form) {
        return form.containsKey("confirm");
    }

    /** Whether the page posted that the user goes on without a passkey. */
    public static boolean leaves(MultivaluedMap<String, String> form) {
        return form.containsKey("leave");
    }

    /** Takes such an attempt; empty if it holds, or was not asked for. */
    public Optional<StepUpFailure> confirm(RequiredActionContext context) {
        if (verdict(context) != EnrollmentVerdict.STEP_UP) {
            return Optional.empty();
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        return new StepUp(context).confirm(form, StepUp.keyType(held(context)));
    }

    /** What to show instead of the ceremony. */
    public Response render(RequiredActionContext context, EnrollmentVerdict verdict, @Nullable StepUpFailure failure) {
        return render(context, verdict, failure, false);
    }

    /**
     * The same.
     *
     * @param duty whether the sign-in cannot go on without the ceremony
     */
    Response render(
            RequiredActionContext context, EnrollmentVerdict verdict, @Nullable StepUpFailure failure, boolean duty) {
        boolean asks = verdict == EnrollmentVerdict.STEP_UP;
        StepUp stepUp = new StepUp(context);
        StepUpFailure shown = asks && stepUp.locked() ? StepUpFailure.LOCKED : failure;
        boolean open = asks && shown != StepUpFailure.LOCKED;
        Set<Factor> held = open ? held(context) : Set.of();
        GuardBean bean = new GuardBean(
                verdict.id(),
                held.contains(Factor.ONE_TIME_CODE),
                StepUp.keyType(held).map(type -> key(stepUp, type)).orElse(null),
                shown,
                verdict == EnrollmentVerdict.LIMIT_REACHED
                        ? new Passkeys(context.getUser()).ids().size()
                        : 0,
                account(context),
                duty);
        return context.form().setAttribute("passkeyGuard", bean).createForm(TEMPLATE);
    }

    /** Tells why an answer that would have made a passkey was not taken. */
    void report(RequiredActionContext context, EnrollmentVerdict verdict) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .error("passkey_enroll_" + verdict.id().replace('-', '_'));
    }

    private Set<Factor> held(RequiredActionContext context) {
        return gate.held(context.getUser(), context.getAuthenticationSession());
    }

    private static GuardBean.Key key(StepUp stepUp, String type) {
        return new GuardBean.Key(
                stepUp.newChallenge(),
                stepUp.rpId(type),
                stepUp.policy(type).getUserVerificationRequirement(),
                stepUp.handles(type));
    }

    private static String account(RequiredActionContext context) {
        return context.getUriInfo()
                .getBaseUriBuilder()
                .path("realms")
                .path(context.getRealm().getName())
                .path("account/account-security/signing-in")
                .build()
                .toString();
    }
}
