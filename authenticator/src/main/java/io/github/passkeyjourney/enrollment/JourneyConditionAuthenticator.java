package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.enrollment.JourneyCondition.Facts;
import io.github.passkeyjourney.enrollment.JourneyCondition.Membership;
import io.github.passkeyjourney.lifecycle.UsablePasskeys;
import io.github.passkeyjourney.lifecycle.store.PasskeyStore;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.UnknownVisitor;
import io.github.passkeyjourney.policy.Verdict;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether a sub-flow of an admin runs. What cannot be found out counts as "no" before the answer is negated, so that a
 * step that is skipped for holders of a passkey runs when in doubt. It never stops a sign-in.
 */
final class JourneyConditionAuthenticator implements ConditionalAuthenticator {

    private static final Logger LOG = Logger.getLogger(JourneyConditionAuthenticator.class);

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        boolean whenInDoubt = false;
        try {
            AuthenticatorConfigModel config = context.getAuthenticatorConfig();
            JourneyCondition condition =
                    JourneyCondition.of(config == null || config.getConfig() == null ? Map.of() : config.getConfig());
            whenInDoubt = condition.negate();
            return condition.matches(facts(context));
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A condition counts as not met: it could not be found out", e);
            return whenInDoubt;
        }
    }

    private static Facts facts(AuthenticationFlowContext context) {
        return new Facts(
                () -> deviceCapable(context),
                () -> context.getUser() != null && !passkeys(context).isEmpty(),
                () -> membership(context),
                () -> syncedPasskey(context));
    }

    private static List<String> passkeys(AuthenticationFlowContext context) {
        return new UsablePasskeys(context.getSession()).ids(context.getRealm(), context.getUser());
    }

    private static boolean deviceCapable(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        return CapabilityCookie.read(
                                context.getHttpRequest().getHttpHeaders(), VisitorPlatform.read(context.getSession()))
                        .verdict(
                                Attachment.of(context.getRealm()
                                        .getWebAuthnPolicyPasswordless()
                                        .getAuthenticatorAttachment()),
                                user != null && new Passkeys(user).includeSecurityKey())
                == Verdict.ABLE;
    }

    private static Membership membership(AuthenticationFlowContext context) {
        Rollout rollout =
                context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
        if (!rollout.readable()) {
            throw new IllegalStateException("The policy cannot be read");
        }
        if (context.getUser() == null) {
            String client = context.getAuthenticationSession().getClient().getClientId();
            return new UnknownVisitor(client, VisitorPlatform.read(context.getSession()))
                    .cohort(rollout.policy())
                    .map(JourneyConditionAuthenticator::membership)
                    .orElse(new Membership(null, null));
        }
        return rollout.engine()
                .cohort(SubjectReader.read(context, rollout.engine()))
                .map(JourneyConditionAuthenticator::membership)
                .orElse(new Membership(null, Phase.OFF));
    }

    private static Membership membership(Cohort cohort) {
        return new Membership(cohort.name(), cohort.phase());
    }

    private static boolean syncedPasskey(AuthenticationFlowContext context) {
        if (context.getUser() == null) {
            return false;
        }
        List<String> ids = passkeys(context);
        return !ids.isEmpty()
                && context.getSession()
                        .getProvider(PasskeyStore.class)
                        .backedUp(context.getRealm().getId(), ids);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        // A condition has no page.
    }

    /** Client, platform and device can be asked about before anybody is known. */
    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
