package io.github.passkeyjourney.admin.setup.flow;

import java.util.function.Function;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.SpnegoAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Tells what a provider of flow steps is to us; forms of others are known by Keycloak's class that they extend. */
final class ProviderKinds implements Function<String, StepKind> {

    private final KeycloakSession session;

    ProviderKinds(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public StepKind apply(String provider) {
        return switch (provider) {
            case FlowPlacer.PROBE -> StepKind.PROBE;
            case FlowPlacer.NUDGE -> StepKind.NUDGE;
            case FlowPlacer.MULTI_DEVICE -> StepKind.MULTI_DEVICE;
            case CookieAuthenticatorFactory.PROVIDER_ID, SpnegoAuthenticatorFactory.PROVIDER_ID -> StepKind.SESSION;
            default -> ofClass(provider);
        };
    }

    private StepKind ofClass(String provider) {
        ProviderFactory<Authenticator> factory =
                session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, provider);
        if (factory instanceof ConditionalAuthenticatorFactory) {
            return StepKind.CONDITION;
        }
        return factory != null && session.getProvider(Authenticator.class, provider) instanceof UsernamePasswordForm
                ? StepKind.FORM
                : StepKind.OTHER;
    }
}
