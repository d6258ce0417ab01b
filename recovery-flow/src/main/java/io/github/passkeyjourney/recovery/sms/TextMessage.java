package io.github.passkeyjourney.recovery.sms;

/**
 * A text message.
 *
 * @param id unique; the same however often it is tried
 * @param to the reader
 * @param text in the reader's language
 */
public record TextMessage(String id, PhoneNumber to, String text) {

    /** No part of a log. */
    @Override
    public String toString() {
        return "TextMessage";
    }
}
