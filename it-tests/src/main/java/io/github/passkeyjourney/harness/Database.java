package io.github.passkeyjourney.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The database of one Keycloak server. */
public interface Database extends AutoCloseable {
    /** The value of Keycloak's build option {@code --db}. */
    String vendor();

    /**
     * Options of {@code kc.sh start} that name this database; empty where the vendor is enough.
     *
     * @param host the name under which the server reaches services of this machine
     */
    List<String> startOptions(String host);

    /**
     * Opens a connection beside the server's own, for tests that lock, drop or read tables. The caller closes it.
     *
     * @throws UnsupportedOperationException if only the server can reach this database (H2)
     */
    default Connection connect() throws SQLException {
        throw new UnsupportedOperationException(vendor() + " lives inside the server; use PostgreSQL for this test");
    }

    /** Removes what this object started; a file database keeps its files. */
    @Override
    default void close() {}
}
