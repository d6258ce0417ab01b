package io.github.passkeyjourney.enrollment.link;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A phone that makes a passkey by a link: it is given the page for that, and no session. */
public final class LinkedPhone {

    private static final String LINK = "passkey-journey.linked-by";

    private final DeviceLinks links;
    private final DeviceLink link;

    private LinkedPhone(DeviceLinks links, DeviceLink link) {
        this.links = links;
        this.link = link;
    }

    /** The one whose authentication session this is; empty for every other sign-in. */
    public static Optional<LinkedPhone> of(
            KeycloakSession session, RealmModel realm, AuthenticationSessionModel authSession) {
        String id = authSession.getAuthNote(LINK);
        if (id == null) {
            return Optional.empty();
        }
        DeviceLinks links = DeviceLinks.of(session);
        // What is no longer kept has expired long ago.
        DeviceLink link = links.find(realm.getId(), id)
                .orElseGet(() -> new DeviceLink(id, realm.getId(), "", "", "", "", Instant.EPOCH));
        return Optional.of(new LinkedPhone(links, link));
    }

    /** Marks an authentication session as that of a phone. */
    public static void mark(AuthenticationSessionModel authSession, DeviceLink link) {
        authSession.setAuthNote(LINK, link.id());
    }

    /** What its page is to show instead of the ceremony; empty as long as that is due. */
    public Optional<LinkPage.Step> instead(KeycloakSession session, RealmModel realm) {
        return switch (links.step(link)) {
            case DONE -> Optional.of(LinkPage.Step.DONE);
            case STARTED ->
                new Computer(session, realm).user(link).isPresent()
                        ? Optional.empty()
                        : Optional.of(LinkPage.Step.INVALID);
            case ENDED ->
                Optional.of(
                        links.end(link).filter(LinkEnd.DECLINED::equals).isPresent()
                                ? LinkPage.Step.DECLINED
                                : LinkPage.Step.INVALID);
            default -> Optional.of(LinkPage.Step.INVALID);
        };
    }

    /**
     * The passkey is there.
     *
     * @param label what it is called
     */
    public void done(String label) {
        links.done(link, label);
    }

    /** Its holder wants none. */
    public void declined() {
        links.end(link, LinkEnd.DECLINED);
    }
}
