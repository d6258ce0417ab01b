package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.platform.ProductVersion;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** Fills passkey-upgrade.ftl, which asks the browser for a passkey and then tells its user. */
final class UpgradePage {

    static final String TEMPLATE = "passkey-upgrade.ftl";

    private UpgradePage() {}

    /** Asks the browser; Keycloak has prepared what for. */
    static Response asking(RequiredActionContext context) {
        return render(context, false);
    }

    /** Tells the user that there is a passkey now. */
    static Response done(RequiredActionContext context) {
        return render(context, true);
    }

    private static Response render(RequiredActionContext context, boolean done) {
        LoginFormsProvider form =
                context.form().setAttribute("passkeyUpgrade", new Bean(done, AccountName.of(context.getUser())));
        if (done) {
            // Not beside a passkey that is just being made, which would be missing.
            Signals.tell(form, context.getSession(), context.getUser());
        }
        return form.createForm(TEMPLATE);
    }

    /** A bean, because FreeMarker cannot read records. */
    public static final class Bean {

        private final boolean done;
        private final String displayName;

        Bean(boolean done, String displayName) {
            this.done = done;
            this.displayName = displayName;
        }

        /** The path of the page's script and style below the theme's resources. */
        public String getStaticPath() {
            return ProductVersion.staticFolder();
        }

        /** Whether the passkey is there. */
        public boolean isDone() {
            return done;
        }

        /** The user's full name, which password managers show beside the account. */
        public String getDisplayName() {
            return displayName;
        }
    }
}
