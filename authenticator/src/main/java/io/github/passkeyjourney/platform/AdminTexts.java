package io.github.passkeyjourney.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** Sentences for admins, from our message bundles, in the language that the request asks for as far as the realm has it. */
public final class AdminTexts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private @Nullable Locale locale;
    private @Nullable Properties messages;

    /** Reads the bundles when the first sentence is wanted. */
    public AdminTexts(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * A sentence.
     *
     * @param key of the bundle; a key that is not there stands for itself
     * @param parameters what the sentence speaks of
     */
    public String text(String key, Object... parameters) {
        Properties all = messages;
        Locale language = locale;
        if (all == null || language == null) {
            language = session.getContext().resolveLocale(null, Theme.Type.LOGIN);
            all = load(language);
            locale = language;
            messages = all;
        }
        return new MessageFormat(all.getProperty(key, key), language).format(parameters);
    }

    private Properties load(Locale language) {
        try {
            // Our texts are part of every theme; admins may be reading with curl, which has none.
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
