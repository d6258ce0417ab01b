package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.platform.ProductVersion;
import io.github.passkeyjourney.policy.Platform;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What passkey-own.ftl shows; a bean, because FreeMarker cannot read records. Nothing of it belongs to a user. */
public final class PasskeysPageBean {

    private final URI realm;
    private final String createAction;
    private final @Nullable String linkAction;

    PasskeysPageBean(URI realm, String createAction, @Nullable String linkAction) {
        this.realm = realm;
        this.createAction = createAction;
        this.linkAction = linkAction;
    }

    /** The path of the page's static files below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Where a sign-in begins. */
    public String getAuthorization() {
        return realm + "/protocol/openid-connect/auth";
    }

    /** Where a code becomes a token. */
    public String getToken() {
        return realm + "/protocol/openid-connect/token";
    }

    /** The client that the page is. */
    public String getClientId() {
        return PasskeysPageResource.CLIENT;
    }

    /** The address of this page, without what a query adds. */
    public String getPage() {
        return realm + "/passkey-journey/passkeys/";
    }

    /** The REST of the user's passkeys. */
    public String getApi() {
        return realm + "/passkey-journey/account/passkeys";
    }

    /** What the browser may tell the keeper of the passkeys. */
    public String getSignals() {
        return realm + "/passkey-journey/account/signals";
    }

    /** The required action that makes a passkey. */
    public String getCreateAction() {
        return createAction;
    }

    /** The required action that makes one on a phone; null where the realm has it not in force. */
    public @Nullable String getLinkAction() {
        return linkAction;
    }

    /** The words of the platforms, each with a text. */
    public List<String> getPlatforms() {
        return Stream.of(Platform.values()).map(Platform::id).toList();
    }

    /** The words for why a passkey is suspended, each with a text. */
    public List<String> getCauses() {
        return Stream.of(SuspensionCause.values()).map(SuspensionCause::id).toList();
    }

    /** The words for why nothing may be changed now, each with a text. */
    public List<String> getVerdicts() {
        return Stream.of(ChangeVerdict.values())
                .filter(verdict -> !verdict.allows())
                .map(ChangeVerdict::id)
                .toList();
    }
}
