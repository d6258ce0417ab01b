package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.io.IOException;
import java.net.URI;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.Urls;
import org.keycloak.theme.Theme;

/** Adds the probe script to whatever page follows, and is done: any theme works, and nobody sees it. */
final class ProbeAuthenticator extends StepAuthenticator {

    private static final Logger LOG = Logger.getLogger(ProbeAuthenticator.class);

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        try {
            if (measures(context)) {
                context.form().addScript(scriptUrl(context));
            }
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("The page goes out without the passkey probe", e);
        }
        context.success();
    }

    private static boolean measures(AuthenticationFlowContext context) {
        return context.getSession()
                .getProvider(RolloutSettings.class)
                .rollout(context.getRealm())
                .measures();
    }

    private static String scriptUrl(AuthenticationFlowContext context) throws IOException {
        URI root = Urls.themeRoot(context.getUriInfo().getBaseUri());
        String theme = context.getSession().theme().getTheme(Theme.Type.LOGIN).getName();
        return root + "/login/" + theme + "/" + ProductVersion.staticFolder() + "/probe.js";
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
