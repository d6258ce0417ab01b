package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.helpdesk.store.Approvers;
import io.github.passkeyjourney.recovery.helpdesk.store.StoredPass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells those who may decide that somebody asks for a pass; behind the request, so that a dead mail server holds nobody up. */
final class ApprovalMail {

    /** Whom a mail goes to at most. */
    private static final int MOST = 20;

    private final Desk desk;

    ApprovalMail(Desk desk) {
        this.desk = desk;
    }

    void send(UserModel target, StoredPass pass) {
        String targetId = target.getId();
        new Background(desk.session()).run("Telling the approvers of a pass", (later, realm) -> {
            UserModel user = later.users().getUserById(realm, targetId);
            UserModel issuer = later.users().getUserById(realm, pass.issuerId());
            if (user == null || realm.getSmtpConfig().isEmpty()) {
                return;
            }
            List<UserModel> approvers = new Approvers(later, new KeycloakClock())
                    .all(realm.getId()).stream()
                            .filter(id -> !id.equals(targetId) && !id.equals(pass.issuerId()))
                            .map(id -> later.users().getUserById(realm, id))
                            .filter(approver -> approver != null && Roster.holdsRole(realm, approver))
                            .filter(approver -> approver.isEmailVerified() && approver.getEmail() != null)
                            .limit(MOST)
                            .toList();
            for (UserModel approver : approvers) {
                send(later, realm, approver, user, issuer == null ? pass.issuerId() : issuer.getUsername(), pass);
            }
        });
    }

    private static void send(
            KeycloakSession session,
            RealmModel realm,
            UserModel approver,
            UserModel user,
            String issuer,
            StoredPass pass)
            throws EmailException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("account", user.getUsername());
        attributes.put("issuer", issuer);
        attributes.put("passId", pass.id());
        attributes.put("administrator", pass.privileged());
        String name = realm.getDisplayName();
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(approver)
                .send(
                        "passkeyApproval.subject",
                        List.of(name == null || name.isBlank() ? realm.getName() : name),
                        "passkey-approval.ftl",
                        attributes);
    }
}
