package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import io.github.passkeyjourney.recovery.factor.savedcode.SavedCodes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The step {@code passkey-recovery}: in the reset flow, after the one that asks who somebody is. */
public final class RecoveryAuthenticatorFactory implements AuthenticatorFactory, JourneyProviderFactory<Authenticator> {

    /** The id of the step in flows. */
    public static final String ID = "passkey-recovery";

    private static final Requirement[] CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

    private @Nullable RecoveryLimits limits;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        limits = RecoveryLimits.read(config);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoveryAuthenticator(session, Objects.requireNonNull(limits));
    }

    @Override
    public String getDisplayType() {
        return "Recovery (Passkey Journey)";
    }

    @Override
    public String getHelpText() {
        return "Lets a user who cannot sign in prove who they are, and ends in a new passkey. Place it after Choose User in the"
                + " reset credentials flow.";
    }

    /** One of the three that Keycloak's brute-force protection counts; wrong answers of any other would cost nothing. */
    @Override
    public String getReferenceCategory() {
        return RecoveryAuthnCodesCredentialModel.TYPE;
    }

    /** Keycloak's account console lists only what a step of the realm names. */
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(SavedCodes.TYPE);
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
