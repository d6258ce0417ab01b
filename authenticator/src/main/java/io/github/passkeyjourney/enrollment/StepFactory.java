package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** What our flow steps have in common: they prove nothing, take no settings, and are switched on or off. */
public abstract class StepFactory implements AuthenticatorFactory, JourneyProviderFactory<Authenticator> {

    private static final Requirement[] CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

    /** These steps check no credential, so there is nothing for brute-force protection to count. */
    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return CHOICES.clone();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
