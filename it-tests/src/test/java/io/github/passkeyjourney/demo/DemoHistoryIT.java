package io.github.passkeyjourney.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;

/** The demo with its history, started, cut short, and started again. */
class DemoHistoryIT {
    private static final String LOADING = "Loading the sample data";
    private static final String UNDONE = "Taking back the sample data";
    private static final int PEOPLE = 8;

    @TempDir
    Path directory;

    @Test
    void isLoadedOnceAndLeavesNothingHalf() throws IOException, InterruptedException {
        try (RunningDemo killed = start("--with-history")) {
            killed.awaitOutput(LOADING).kill();
        }

        try (RunningDemo without = start()) {
            without.awaitTable();
            assertThat(without.output()).contains(UNDONE).doesNotContain(LOADING, "SAMPLE DATA");
            assertThat(users(without)).isEqualTo(PEOPLE);
            without.terminate();
        }

        try (RunningDemo added = start("--with-history")) {
            added.awaitTable();
            assertThat(added.output())
                    .doesNotContain(UNDONE)
                    .containsPattern("Loaded 200 users and [0-9,]+ facts in [0-9.]+ s")
                    .contains("SAMPLE DATA: 200", "sample-0200");
            assertThat(users(added)).isEqualTo(PEOPLE + RunningDemo.HISTORY_USERS);
            added.terminate();
        }

        try (RunningDemo again = start("--with-history")) {
            again.awaitTable();
            assertThat(again.output()).contains("SAMPLE DATA: 200").doesNotContain(LOADING, UNDONE);
            assertThat(users(again)).isEqualTo(PEOPLE + RunningDemo.HISTORY_USERS);
        }
    }

    private RunningDemo start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(Ports.free())));
        return RunningDemo.start(directory.resolve("state"), all.toArray(String[]::new));
    }

    private static int users(RunningDemo demo) {
        String server = demo.address("Admin console").resolve("/").toString();
        try (Keycloak admin =
                Keycloak.getInstance(server, "master", KeycloakServer.ADMIN, KeycloakServer.ADMIN, "admin-cli")) {
            return admin.realm("demo").users().count();
        }
    }
}
