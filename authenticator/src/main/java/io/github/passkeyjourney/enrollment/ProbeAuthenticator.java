package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.SignInNotes;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.PageScript;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.WebAuthnConditionalUIAuthenticator;

/**
 * Adds the probe script to whatever page follows, and where the passkey is preferred the one that puts it first, and is done: any
 * theme works.
 */
final class ProbeAuthenticator extends StepAuthenticator {

    private static final Logger LOG = Logger.getLogger(ProbeAuthenticator.class);

    private final Clock clock = new KeycloakClock();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        try {
            Rollout rollout =
                    context.getSession().getProvider(RolloutSettings.class).rollout(context.getRealm());
            if (rollout.policy().celebrate()) {
                new SignInNotes(context.getAuthenticationSession()).setBegunAt(clock.instant());
            }
            if (rollout.measures()) {
                context.form().addScript(PageScript.url(context.getSession(), "probe.js"));
            }
            if (rollout.readable() && prefersPasskey(context, rollout)) {
                // A script of any theme's page has no texts.
                String usePassword = context.form().getMessage("passkeyPrefer.usePassword");
                context.form().addScript(PageScript.url(context.getSession(), "prefer.js", usePassword));
            }
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("The page goes out without the passkey probe", e);
        }
        context.success();
    }

    private static boolean prefersPasskey(AuthenticationFlowContext context, Rollout rollout) {
        return WebAuthnConditionalUIAuthenticator.isPasskeysEnabled(context.getSession())
                && new FirstChoice(context.getSession())
                        .isPasskey(
                                rollout.policy(),
                                context.getAuthenticationSession().getClient().getClientId());
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
