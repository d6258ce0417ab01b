package io.github.passkeyjourney.audit.visitor;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the passkey was attached that this sign-in used, as the browser told the probe script: Keycloak does not pass it on. The
 * visitor can write anything here, so it is a hint and never a proof.
 */
public final class UsedAttachmentCookie {

    /** The name of the cookie, which the probe script knows too. */
    public static final String NAME = "PJ_USED";

    private static final Pattern CROSS_PLATFORM =
            Pattern.compile("(?:^|[;,\\s])" + NAME + "=cross-platform(?:[;,\\s]|$)");

    private UsedAttachmentCookie() {}

    /** Whether the passkey was in another device, or in a security key. */
    public static boolean isCrossPlatform(HttpHeaders request) {
        return isCrossPlatform(request.getHeaderString(HttpHeaders.COOKIE));
    }

    static boolean isCrossPlatform(@Nullable String cookies) {
        return cookies != null && CROSS_PLATFORM.matcher(cookies).find();
    }
}
