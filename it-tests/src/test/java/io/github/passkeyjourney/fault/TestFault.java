package io.github.passkeyjourney.fault;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.keycloak.services.resource.RealmResourceProvider;

/** {@code POST /realms/master/test-fault/now?fault=}: open to everyone, hence never part of a release. */
public final class TestFault implements RealmResourceProvider {
    private static volatile Fault current = Fault.NONE;

    static Fault current() {
        return current;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Sets what goes wrong from now on. */
    @POST
    @Path("now")
    public void set(@QueryParam("fault") Fault fault) {
        current = fault;
    }

    @Override
    public void close() {}
}
