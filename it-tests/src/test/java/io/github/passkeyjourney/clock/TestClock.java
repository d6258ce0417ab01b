package io.github.passkeyjourney.clock;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.keycloak.common.util.Time;
import org.keycloak.services.resource.RealmResourceProvider;

/** {@code POST /realms/master/test-clock/offset?seconds=}: open to everyone, hence never part of a release. */
public final class TestClock implements RealmResourceProvider {
    @Override
    public Object getResource() {
        return this;
    }

    /** Sets how far Keycloak's clock is ahead of real time, in seconds. */
    // A class in which no method has a path is not taken for a resource: every call would be answered with 405.
    @POST
    @Path("offset")
    public void move(@QueryParam("seconds") int seconds) {
        Time.setOffset(seconds);
    }

    @Override
    public void close() {}
}
