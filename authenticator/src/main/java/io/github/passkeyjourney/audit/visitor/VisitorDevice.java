package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.policy.Platform;
import org.jspecify.annotations.Nullable;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * What Keycloak's own device parser reads from the User-Agent header, once for each request: it makes a new description each
 * time it is asked.
 *
 * @param platform the operating system
 * @param browser the browser
 */
record VisitorDevice(Platform platform, Browser browser) {

    private static final String ATTRIBUTE = VisitorDevice.class.getName();

    static VisitorDevice read(KeycloakSession session) {
        VisitorDevice known = session.getAttribute(ATTRIBUTE, VisitorDevice.class);
        if (known == null) {
            known = of(session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation());
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static VisitorDevice of(@Nullable DeviceRepresentation device) {
        return device == null
                ? new VisitorDevice(Platform.OTHER, Browser.OTHER)
                : new VisitorDevice(VisitorPlatform.of(device.getOs()), VisitorBrowser.of(device.getBrowser()));
    }
}
