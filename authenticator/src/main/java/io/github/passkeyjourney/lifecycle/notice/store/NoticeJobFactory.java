package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link NoticeJob}; mails go with the user and the realm that they are about. */
public final class NoticeJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();
    private @Nullable Courier courier;

    @Override
    public String getId() {
        return "notice";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        courier = new Courier(factory, clock);
        factory.register(OwnedRows.ofUsers(Outbox.TABLE));
        factory.register(OwnedRows.ofUsers(OptOuts.TABLE));
        factory.register(OwnedRows.ofRealms(NoticeProgress.TABLE));
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        Courier ready = courier;
        if (ready == null) {
            throw new IllegalStateException("Not initialised");
        }
        return new NoticeJob(session.getKeycloakSessionFactory(), clock, ready);
    }
}
