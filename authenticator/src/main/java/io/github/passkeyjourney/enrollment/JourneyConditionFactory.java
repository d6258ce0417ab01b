package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.JourneyProviderFactory;
import io.github.passkeyjourney.policy.Phase;
import java.util.Arrays;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The condition {@code conditional-passkey-journey}, for sub-flows of an admin's own. */
public final class JourneyConditionFactory
        implements ConditionalAuthenticatorFactory, JourneyProviderFactory<Authenticator> {

    static final String ID = "conditional-passkey-journey";

    private static final JourneyConditionAuthenticator CONDITION = new JourneyConditionAuthenticator();
    private static final Requirement[] CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Condition - passkey journey";
    }

    @Override
    public String getHelpText() {
        return "Matches by where somebody stands in the rollout of passkeys. All settings that are made must hold; in a list,"
                + " one entry must. Without any setting it does not match. What cannot be found out counts as \"no\".";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(JourneyCondition.PHASES)
                .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
                .options(Arrays.stream(Phase.values()).map(Phase::id).toList())
                .label("Phases")
                .helpText("Holds if the user's cohort is in one of these phases. Outside of every cohort the phase is"
                        + " off. Empty: any phase.")
                .add()
                .property()
                .name(JourneyCondition.COHORTS)
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .label("Cohorts")
                .helpText(
                        "Holds if the user is in one of these cohorts of the policy, by name. Before the user is known,"
                                + " only cohorts count that ask about nothing but client and platform. Empty: any cohort, or none.")
                .add()
                .property()
                .name(JourneyCondition.PASSKEY)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .label("Has a passkey")
                .helpText(
                        "On: the user must have a passkey, whether it was used this time or not. Off: does not matter.")
                .add()
                .property()
                .name(JourneyCondition.SYNCED_PASSKEY)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .label("Has a synced passkey")
                .helpText(
                        "On: one of the user's passkeys must have been backed up by its provider when it was last seen."
                                + " Off: does not matter.")
                .add()
                .property()
                .name(JourneyCondition.DEVICE_CAPABLE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .label("Device is capable")
                .helpText("On: the browser must have told the passkey probe that it can create a passkey here. It tells"
                        + " after its first login page; the visitor can make it tell anything. Off: does not matter.")
                .add()
                .property()
                .name(JourneyCondition.NEGATE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .label("Negate output")
                .helpText(
                        "On: the condition matches if the settings above do not hold as a whole. What cannot be found out"
                                + " is a \"no\" before it is negated, so the sub-flow then runs.")
                .add()
                .build();
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
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
