package io.github.passkeyjourney.recovery.sms;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which the senders of text messages stand. */
public final class SmsSenderSpi extends JourneySpi {

    /** For the service loader. */
    public SmsSenderSpi() {
        super("passkey-journey-sms-sender", SmsSender.class, SmsSenderFactory.class);
    }
}
