package io.github.passkeyjourney.device;

import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.enrollment.Signals;
import io.github.passkeyjourney.enrollment.store.StoredHoldings.Seen;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** What passkey-turn-on-sync.ftl shows; a bean, because FreeMarker cannot read records. */
public final class TurnOnSyncBean {

    private final @Nullable String vendor;
    private final Platform platform;

    TurnOnSyncBean(@Nullable String vendor, Platform platform) {
        this.vendor = vendor;
        this.platform = platform;
    }

    /** The page about this passkey. */
    static Response page(AuthenticationFlowContext context, Optional<Seen> passkey) {
        Platform madeOn = passkey.map(Seen::platform)
                .flatMap(Platform::of)
                .filter(known -> known != Platform.OTHER)
                .orElseGet(() -> VisitorPlatform.read(context.getSession()));
        // Without the name and the way to begin anew that pages of a flow bear: this sign-in is done.
        LoginFormsProvider form = context.form()
                .setAuthContext(null)
                .setAttribute(
                        "passkeyTurnOnSync",
                        new TurnOnSyncBean(passkey.map(Seen::vendor).orElse(null), madeOn));
        Signals.tell(form, context.getSession(), context.getUser());
        return form.createForm("passkey-turn-on-sync.ftl");
    }

    /** The path of the page's style below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** The name of the kind of passkey, null if it is not known. */
    public @Nullable String getVendor() {
        return vendor;
    }

    /** The platform of the device that has the passkey, the last part of a message key. */
    public String getPlatform() {
        return platform.id();
    }
}
