package io.github.passkeyjourney.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Servers beside the shared one, for tests that stop or kill them. */
public final class SpareServer {
    private SpareServer() {}

    /** Starts one with the jars under test; its database outlives it. */
    public static DistributionServer start(Database database) {
        return DistributionServer.start(
                new ServerSettings(BuildOutput.keycloakZip(), BuildOutput.work(), new Lasting(database))
                        .name(BuildOutput.inThisProcess("spare"))
                        .providers(BuildOutput.providers()));
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
