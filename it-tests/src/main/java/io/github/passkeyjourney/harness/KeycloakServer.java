package io.github.passkeyjourney.harness;

import java.net.URI;
import org.keycloak.admin.client.Keycloak;

/** A running Keycloak with the jars under test. */
public interface KeycloakServer extends AutoCloseable {
    /** The name and password of the administrator of the master realm. */
    String ADMIN = "admin";

    /** Where browsers go: {@code http://localhost:port}, since a relying-party id must not be an address. */
    URI baseUri();

    /** The management interface: {@code /health}, {@code /metrics}. */
    URI managementUri();

    /** An administrator's client; it stays usable when the clock moves. */
    Keycloak admin();

    /** The server's log. */
    ServerLog log();

    /** The server's clock. Works only where the test clock is among the provider jars. */
    ServerClock clock();

    /** The server's database. */
    Database database();

    /** The name under which the server reaches services of this machine, such as the mail server. */
    default String host() {
        return "127.0.0.1";
    }

    /** Stops the server and its database, and waits until they are gone. */
    @Override
    void close();
}
