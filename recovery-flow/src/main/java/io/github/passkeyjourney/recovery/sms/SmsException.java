package io.github.passkeyjourney.recovery.sms;

/** Nobody took a text message. */
public final class SmsException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason for the log: no number, no text, no secret
     */
    public SmsException(String reason) {
        super(reason);
    }
}
