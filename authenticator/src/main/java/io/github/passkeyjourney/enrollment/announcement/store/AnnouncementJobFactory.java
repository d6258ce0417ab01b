package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.leader.LeaderJobFactory;
import io.github.passkeyjourney.platform.store.OwnedRows;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the {@link AnnouncementJob}; announcements go with their realm. */
public final class AnnouncementJobFactory implements LeaderJobFactory {

    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "announcement";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(OwnedRows.ofRealms(AnnouncementTable.TABLE));
        factory.register(OwnedRows.ofUsers(AnnouncedUsers.TABLE));
    }

    @Override
    public LeaderJob create(KeycloakSession session) {
        return new AnnouncementJob(session.getKeycloakSessionFactory(), clock);
    }
}
