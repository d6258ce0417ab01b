package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.audit.event.Browser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The browser of the visitor, as Keycloak's own device parser reads it from the User-Agent header. */
public final class VisitorBrowser {

    private VisitorBrowser() {}

    /** The browser of the request that this session serves. */
    public static Browser read(KeycloakSession session) {
        return VisitorDevice.read(session).browser();
    }

    /** @param name the family and version, such as {@code Chrome Mobile/141.0.0} */
    static Browser of(@Nullable String name) {
        String family = name == null ? "" : name.toLowerCase(Locale.ROOT);
        // The order matters: other families carry the names of those they descend from.
        if (family.startsWith("edge")) {
            return Browser.EDGE;
        }
        if (family.startsWith("opera")) {
            return Browser.OPERA;
        }
        if (family.startsWith("samsung")) {
            return Browser.SAMSUNG;
        }
        if (family.startsWith("firefox")) {
            return Browser.FIREFOX;
        }
        if (family.startsWith("chrome") || family.startsWith("chromium") || family.startsWith("headlesschrome")) {
            return Browser.CHROME;
        }
        return family.contains("safari") ? Browser.SAFARI : Browser.OTHER;
    }
}
