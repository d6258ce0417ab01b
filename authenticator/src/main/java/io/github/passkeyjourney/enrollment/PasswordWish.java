package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Passwordless.Password;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;

/** What the policy wants to become of a user's password. */
final class PasswordWish {

    private static final Logger LOG = Logger.getLogger(PasswordWish.class);

    private PasswordWish() {}

    /** For a user of this cohort. */
    static Password of(RolloutPolicy policy, Cohort cohort) {
        return cohort.phase().dropsPasswords() ? policy.passwordless().password() : Password.KEEP;
    }

    /** At this moment, for the user of this sign-in; what cannot be found out is kept. */
    static Password now(RequiredActionContext context) {
        try {
            Rollout rollout =
                    context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
            if (!rollout.readable()) {
                return Password.KEEP;
            }
            return rollout.engine()
                    .cohort(SubjectReader.read(
                            context.getSession(),
                            context.getRealm(),
                            context.getUser(),
                            context.getAuthenticationSession(),
                            rollout.engine()))
                    .map(cohort -> of(rollout.policy(), cohort))
                    .orElse(Password.KEEP);
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("A password stays: what the policy wants could not be found out", e);
            return Password.KEEP;
        }
    }
}
