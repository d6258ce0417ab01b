package io.github.passkeyjourney.lifecycle.notice;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which further addresses of users stand. */
public final class NoticeAddressesSpi extends JourneySpi {

    /** For the service loader. */
    public NoticeAddressesSpi() {
        super("passkey-journey-notice-addresses", NoticeAddresses.class, NoticeAddressesFactory.class);
    }
}
