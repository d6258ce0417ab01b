package io.github.passkeyjourney.recovery.sms;

import org.keycloak.provider.Provider;

/** Hands text messages to whoever brings them to phones. Called on a thread of its own, never while a visitor waits. */
public interface SmsSender extends Provider {

    /** Whether it is configured so that it can send. What is not, is not offered to anybody. */
    boolean ready();

    /**
     * Sends one, and tries as often as makes sense.
     *
     * @throws SmsException if nobody took it
     */
    void send(TextMessage message) throws SmsException;

    @Override
    default void close() {}
}
