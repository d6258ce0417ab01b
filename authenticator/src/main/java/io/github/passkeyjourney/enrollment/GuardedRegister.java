package io.github.passkeyjourney.enrollment;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's own page that makes a passkey, which the account console opens, behind the same guard as ours. Where no
 * policy is in force it is Keycloak's own and nothing else.
 */
final class GuardedRegister extends GuardedAction {

    GuardedRegister(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
    }

    @Override
    boolean guarded(RealmModel realm) {
        return gate.guards(realm);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context, null);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!guarded(context.getRealm())) {
            complete(context);
            return;
        }
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (GuardPage.answers(form)) {
            show(context, guard.confirm(context).orElse(null));
            return;
        }
        EnrollmentVerdict verdict = guard.verdict(context);
        if (verdict.allows()) {
            complete(context);
        } else if (!GuardPage.leaves(form)) {
            guard.report(context, verdict);
            context.challenge(guard.render(context, verdict, null));
        } else if (askedByApp(context)) {
            context.cancel();
        } else {
            context.success();
        }
    }

    /** Keycloak's page, or in its place the guard's. */
    private void show(RequiredActionContext context, @Nullable StepUpFailure failure) {
        prepare(context);
        if (context.getStatus() == RequiredActionContext.Status.CHALLENGE && guarded(context.getRealm())) {
            EnrollmentVerdict verdict = guard.verdict(context);
            if (!verdict.allows()) {
                context.challenge(guard.render(context, verdict, failure));
            }
        }
    }
}
