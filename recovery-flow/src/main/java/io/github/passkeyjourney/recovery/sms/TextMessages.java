package io.github.passkeyjourney.recovery.sms;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.background.Background;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.sms.store.SmsBudget;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** Sends codes by text message, to the countries that the policy names and within the budget of the realm. */
public final class TextMessages {

    private static final Logger LOG = Logger.getLogger(TextMessages.class);
    private static final String POOL = "passkey-journey-text-messages";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** Of a realm, which the session's context has. */
    public TextMessages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Where to send them: away from other work, which a gateway that is away must not hold up. */
    public static Background background(KeycloakSession session) {
        return new Background(session, POOL);
    }

    /** Whether the policy wants text messages and there is somebody who sends them. */
    public boolean ready() {
        return policy().isPresent() && sender().isPresent();
    }

    /** Whether one may go to this number. */
    public boolean mayGoTo(PhoneNumber number) {
        return policy().filter(sms -> number.isAmong(sms.prefixes())).isPresent();
    }

    /**
     * Sends a code; to be called on a thread that nobody waits for. It is counted before, whether it arrives or not. If it is not
     * sent, the log says why.
     *
     * @param key of the text, with places for the realm's name and the code
     */
    public void send(UserModel user, PhoneNumber number, String key, String code) {
        try {
            attempt(user, number, key, code);
        } catch (SmsException e) {
            LOG.warnf("A text message of the realm %s was not sent: %s", realm.getName(), e.getMessage());
        }
    }

    private void attempt(UserModel user, PhoneNumber number, String key, String code) throws SmsException {
        Optional<SmsSender> sender = sender();
        if (sender.isEmpty() || !mayGoTo(number)) {
            throw new SmsException("It may not be sent");
        }
        SmsBudget budget = new SmsBudget(session.getKeycloakSessionFactory(), new KeycloakClock());
        if (!budget.take(realm.getId(), number.callingCode())) {
            throw new SmsException("There were too many within the hour");
        }
        sender.get()
                .send(new TextMessage(UUID.randomUUID().toString(), number, text(user, key, NumberCode.spaced(code))));
    }

    private String text(UserModel user, String key, String code) throws SmsException {
        Locale locale = session.getContext().resolveLocale(user, true);
        String display = realm.getDisplayName();
        String name = display == null || display.isBlank() ? realm.getName() : display;
        try {
            String pattern = session.theme()
                    .getTheme(Theme.Type.EMAIL)
                    .getEnhancedMessages(realm, locale)
                    .getProperty(key);
            if (pattern == null) {
                throw new SmsException("There is no text for it");
            }
            return new MessageFormat(pattern, locale).format(new Object[] {name, code});
        } catch (IOException e) {
            throw new SmsException("Its text could not be read");
        }
    }

    private Optional<RecoveryMethod.SmsCode> policy() {
        return session.getProvider(RolloutSettings.class)
                .lastValid(realm)
                .recovery()
                .method(RecoveryMethod.SmsCode.class);
    }

    private Optional<SmsSender> sender() {
        List<String> ids = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SmsSender.class)
                .sorted((one, other) -> Integer.compare(other.order(), one.order()))
                .map(factory -> factory.getId())
                .toList();
        return ids.stream()
                .map(id -> session.getProvider(SmsSender.class, id))
                .filter(SmsSender::ready)
                .findFirst();
    }
}
