package io.github.passkeyjourney.lifecycle.notice;

import java.time.Instant;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Mail addresses besides those that the account itself has and had. Other jars know of them, such as the one of recovery. */
public interface NoticeAddresses extends Provider {

    /**
     * Where a user is told of something, too.
     *
     * @param notice what is told
     * @param now the moment
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException if the database refused or did not answer in time;
     *     the notice is written later, to all addresses
     */
    List<String> of(RealmModel realm, UserModel user, Notice notice, Instant now);

    @Override
    default void close() {}
}
