package io.github.passkeyjourney.lifecycle.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.platform.document.Printable;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.credential.CredentialModel;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.urls.UrlType;

/** Writes a notice in the reader's language and hands it to the realm's mail server. It holds no link that signs in; one may take a new
 * passkey out of force. */
public final class NoticeMail {

    private static final String TEMPLATE = "passkey-notice.ftl";
    private static final String EXPIRING = "passkey-expiring.ftl";

    /** What our own pages store at most; Keycloak's take more. */
    private static final int LONGEST_LABEL = 64;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** For a user of the realm that the session's context has. */
    public NoticeMail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Sends it. Nobody is told what will happen to a passkey that is out of use by now.
     *
     * @param address of the reader, which need not be the user's present one
     * @param content what happened, as the outbox has it
     * @throws EmailException if the mail server does not take it now
     */
    public void send(Notice notice, String address, JsonNode content) throws EmailException {
        CredentialModel passkey = notice == Notice.PASSKEY_EXPIRING ? passkey(content) : null;
        if (notice == Notice.PASSKEY_EXPIRING && (passkey == null || !user.isEnabled())) {
            return;
        }
        Locale locale = session.getContext().resolveLocale(user, true);
        String when = moment(content.path("occurredAt"), locale);
        URI base = base();
        boolean former = !address.equalsIgnoreCase(user.getEmail());
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put(
                "notice",
                new NoticeBean(
                        notice,
                        account(address, former),
                        former,
                        when,
                        content,
                        base == null ? null : link(base, "account/"),
                        objectionLink(notice, content, base),
                        passkey == null ? null : label(passkey),
                        notice == Notice.RECOVERY_HELD
                                ? moment(content.path("until"), locale)
                                : expires(content, locale),
                        base == null ? null : link(base, "passkey-journey/passkeys/")));
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send(
                        "passkeyNotice." + notice.id() + ".subject",
                        List.of(name()),
                        notice == Notice.PASSKEY_EXPIRING ? EXPIRING : TEMPLATE,
                        attributes,
                        address);
    }

    /** The passkey that it is about, as long as it is in use. */
    private @Nullable CredentialModel passkey(JsonNode content) {
        CredentialModel stored = user.credentialManager()
                .getStoredCredentialById(content.path("credentialId").asText());
        return stored != null && WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(stored.getType()) ? stored : null;
    }

    /** As people named it, in one line. */
    private static @Nullable String label(CredentialModel passkey) {
        String label = passkey.getUserLabel();
        return label == null || label.isBlank()
                ? null
                : Printable.of(
                        label.codePointCount(0, label.length()) <= LONGEST_LABEL
                                ? label
                                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL)));
    }

    private static String moment(JsonNode at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.parse(at.asText()))
                + " UTC";
    }

    private static @Nullable String expires(JsonNode content, Locale locale) {
        String at = content.path("expiresAt").textValue();
        return at == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.parse(at));
    }

    /** Who reads it at a former address need not learn the present one, which is the user's name in some realms. */
    private String account(String address, boolean former) {
        String name = user.getUsername();
        return former && name.equalsIgnoreCase(user.getEmail()) ? address : name;
    }

    private String name() {
        String name = realm.getDisplayName();
        return name == null || name.isBlank() ? realm.getName() : name;
    }

    private String link(URI base, String belowRealm) {
        return KeycloakUriBuilder.fromUri(base)
                .path("realms/{realm}/" + belowRealm)
                .build(realm.getName())
                .toString();
    }

    /** Only of what somebody else may have made or begun; what is gone or suspended cannot be undone by who reads a mail. */
    private @Nullable String objectionLink(Notice notice, JsonNode content, @Nullable URI base) {
        String credentialId = content.path("credentialId").textValue();
        String recoveryId = content.path("recoveryId").textValue();
        if (base == null) {
            return null;
        }
        if (notice == Notice.PASSKEY_ENROLLED && credentialId != null) {
            return link(MailLink.Purpose.REPUDIATE, credentialId, base);
        }
        return notice == Notice.RECOVERY_HELD && recoveryId != null
                ? link(MailLink.Purpose.STOP_RECOVERY, recoveryId, base)
                : null;
    }

    private String link(MailLink.Purpose purpose, String about, URI base) {
        return new MailLink(session, realm, purpose).of(user.getId(), about, base);
    }

    /** The configured address alone: one that a request names could be somebody else's. Null if there is none. */
    private @Nullable URI base() {
        try {
            return session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        } catch (RuntimeException e) {
            // Without a configured address, and there is no request to guess from.
            return null;
        }
    }
}
