package io.github.passkeyjourney.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Servers beside the shared one, for tests that stop or kill them. */
public final class SpareServer {
    private SpareServer() {}

    /** Starts one with the jars under test; its database outlives it. */
    public static DistributionServer start(Database database) {
        return start(database, settings -> {});
    }

    /** The same with other settings. */
    public static DistributionServer start(Database database, Consumer<ServerSettings> change) {
        ServerSettings settings = new ServerSettings(
                        BuildOutput.keycloakZip(), BuildOutput.work(), new Lasting(database))
                .name(BuildOutput.inThisProcess("spare"))
                .providers(BuildOutput.providers());
        change.accept(settings);
        return DistributionServer.start(settings);
    }

    /** A realm on it, as tests on the shared server get one. */
    public static TestRealm realm(KeycloakServer server, Mailbox mailbox, String name, boolean journey) {
        return TestRealm.create(server, mailbox, name, journey);
    }

    /** An application of such a realm; the caller closes it. */
    public static App app(TestRealm realm) {
        return App.start(realm);
    }

    private record Lasting(Database database) implements Database {
        @Override
        public String vendor() {
            return database.vendor();
        }

        @Override
        public List<String> startOptions(String host) {
            return database.startOptions(host);
        }

        @Override
        public Connection connect() throws SQLException {
            return database.connect();
        }
    }
}
