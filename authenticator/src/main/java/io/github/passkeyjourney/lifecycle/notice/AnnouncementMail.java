package io.github.passkeyjourney.lifecycle.notice;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells a user that passkeys are coming. It holds one link, by which no more of these come. */
public final class AnnouncementMail {

    /** The word in the outbox. */
    public static final String KIND = "announcement";

    private static final String TEMPLATE = "passkey-announcement.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** For a user of the realm that the session's context has. */
    public AnnouncementMail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Sends it.
     *
     * @param base address of the server, as browsers know it
     * @throws EmailException if the mail server does not take it now
     */
    public void send(String address, URI base) throws EmailException {
        String name = realm.getDisplayName();
        String readable = name == null || name.isBlank() ? realm.getName() : name;
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("place", readable);
        attributes.put(
                "unsubscribeLink",
                new MailLink(session, realm, MailLink.Purpose.UNSUBSCRIBE).of(user.getId(), null, base));
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send("passkeyAnnouncement.subject", List.of(readable), TEMPLATE, attributes, address);
    }
}
