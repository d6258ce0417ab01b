package io.github.passkeyjourney.query;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * {@code GET /realms/master/test-query/rows?sql=}, and {@code POST} with a statement: open to everyone, hence never part of a
 * release.
 */
public final class TestQuery implements RealmResourceProvider {
    private final KeycloakSession session;

    TestQuery(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** The rows of a query of two or more columns, one a line. */
    @GET
    @Path("rows")
    @Produces("text/plain")
    public String rows(@QueryParam("sql") String sql) {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<?> rows = entityManager.createNativeQuery(sql).getResultList();
        return rows.stream().map(row -> line((Object[]) row)).collect(Collectors.joining("\n"));
    }

    /** Runs a statement that changes rows. */
    @POST
    @Path("rows")
    public void change(String sql) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery(sql)
                .executeUpdate();
    }

    private static String line(Object[] row) {
        return Arrays.stream(row).map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {}
}
