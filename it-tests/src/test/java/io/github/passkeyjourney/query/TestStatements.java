package io.github.passkeyjourney.query;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.keycloak.services.resource.RealmResourceProvider;

/** Below {@code /realms/{realm}/test-statements}: open to everyone, hence never part of a release. */
public final class TestStatements implements RealmResourceProvider {
    private final StatementLog log;

    TestStatements(StatementLog log) {
        this.log = log;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** From now on statements are kept. */
    @POST
    @Path("start")
    public void start() {
        log.start();
    }

    /** What was kept, see {@link StatementLog#stop}. */
    @GET
    @Path("stop")
    @Produces("text/plain")
    public String stop() {
        return String.join("\n", log.stop());
    }

    @Override
    public void close() {}
}
