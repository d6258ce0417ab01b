package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.store.Codes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A code in a mail. It holds no link: a mail scanner could follow one, and a person could be led to a wrong one. */
public final class CodeMail {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** To a user of the realm that the session's context has. */
    public CodeMail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Sends the code by which somebody gets back in.
     *
     * @throws EmailException if the mail server does not take it now
     */
    public void recover(String address, String code) throws EmailException {
        send("passkeyRecoveryCode.subject", "passkey-recovery-code.ftl", address, code);
    }

    /** Sends the code by which an address becomes a contact; errors as above. */
    void confirm(String address, String code) throws EmailException {
        send("passkeyContactCode.subject", "passkey-contact-code.ftl", address, code);
    }

    private void send(String subject, String template, String address, String code) throws EmailException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("code", NumberCode.spaced(code));
        attributes.put("minutes", Codes.LIFETIME.toMinutes());
        attributes.put("account", user.getUsername());
        String display = realm.getDisplayName();
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send(
                        subject,
                        List.of(display == null || display.isBlank() ? realm.getName() : display),
                        template,
                        attributes,
                        address);
    }
}
