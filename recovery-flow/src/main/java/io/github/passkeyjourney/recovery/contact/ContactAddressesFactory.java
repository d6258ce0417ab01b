package io.github.passkeyjourney.recovery.contact;

import io.github.passkeyjourney.lifecycle.notice.NoticeAddresses;
import io.github.passkeyjourney.lifecycle.notice.NoticeAddressesFactory;
import org.keycloak.models.KeycloakSession;

/** Tells the second addresses of users to whoever writes notices. */
public final class ContactAddressesFactory implements NoticeAddressesFactory {

    @Override
    public String getId() {
        return "recovery-contacts";
    }

    @Override
    public NoticeAddresses create(KeycloakSession session) {
        return new ContactAddresses(session);
    }
}
