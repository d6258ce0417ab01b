package io.github.passkeyjourney.lifecycle;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.theme.Theme;

/**
 * Tells Keycloak's account console of a passkey what our page tells. The console translates what is to the left of a value and
 * not the value itself, so that is put into the user's language here.
 */
final class PasskeyDescription {

    private static final String PREFIX = "passkeyConsole.";

    private final KeycloakSession session;

    PasskeyDescription(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Adds it, where there is a user who looks at it.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database did not answer in time
     * @throws IOException if the realm's account theme cannot be read
     */
    void addTo(CredentialMetadata metadata, String credentialId) throws IOException {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel ongoing = session.getContext().getUserSession();
        if (realm == null || ongoing == null || session.getContext().getAuthenticationSession() != null) {
            return;
        }
        UserModel user = ongoing.getUser();
        Optional<Passkey> found = PasskeyInventory.of(session).find(realm, user, credentialId);
        if (found.isEmpty()) {
            return;
        }
        Passkey passkey = found.get();
        Locale locale = session.getContext().resolveLocale(user);
        Texts texts =
                new Texts(session.theme().getTheme(Theme.Type.ACCOUNT).getEnhancedMessages(realm, locale), locale);
        List<CredentialMetadata.LocalizedMessage> lines = new ArrayList<>();
        if (metadata.getInfoProperties() != null) {
            lines.addAll(metadata.getInfoProperties());
        }
        add(lines, "lastUsed", texts.date(passkey.lastUsedAt()));
        if (passkey.backedUp() != null) {
            add(lines, "backedUp", texts.word(passkey.backedUp() ? "yes" : "no"));
        }
        add(lines, "expires", texts.date(passkey.expiresAt()));
        metadata.setInfoProperties(lines);
        // Those that are suspended are not in that list.
        if (passkey.state() == PasskeyState.EXPIRED) {
            metadata.setWarningMessageTitle(PREFIX + "expired.title");
            metadata.setWarningMessageDescription(PREFIX + "expired.description");
        }
    }

    private static void add(List<CredentialMetadata.LocalizedMessage> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.add(new CredentialMetadata.LocalizedMessage(PREFIX + name, new Object[] {value}));
        }
    }

    /** The words and dates of one language. */
    private record Texts(Properties messages, Locale locale) {

        String word(String name) {
            return messages.getProperty(PREFIX + name, name);
        }

        /** The day alone: the server does not know the user's time of day. */
        @Nullable
        String date(@Nullable Instant instant) {
            return instant == null
                    ? null
                    : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(locale)
                            .withZone(ZoneOffset.UTC)
                            .format(instant);
        }
    }
}
