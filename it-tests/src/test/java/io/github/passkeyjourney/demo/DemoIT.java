package io.github.passkeyjourney.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** The demo from start to stop. */
class DemoIT {
    @TempDir
    Path directory;

    @Test
    void startsStopsAndStartsAgainWithTheSameUsers() throws IOException, InterruptedException {
        Path state = directory.resolve("state");
        int smtp;
        try (RunningDemo first = RunningDemo.start(state, "--port", Integer.toString(Ports.free()))) {
            first.awaitTable();
            assertThat(first.output()).contains("Unpacking", "Building", "Starting", "alice", "hugo");
            assertThat(body(first.address("Inbox"))).contains("One-time code of carol");
            try (Keycloak admin = admin(first)) {
                UserRepresentation erin = admin.realm("demo")
                        .users()
                        .searchByUsername("erin", true)
                        .get(0);
                erin.setLastName("Changed");
                admin.realm("demo").users().get(erin.getId()).update(erin);
                smtp = smtpPort(admin);
                assertThat(smtp).isNotEqualTo(1025);
            }
            List<ProcessHandle> descendants = first.descendants();
            assertThat(descendants).isNotEmpty();

            assertThat(first.terminate()).isEqualTo(143);

            assertThat(descendants).noneMatch(ProcessHandle::isAlive);
        }

        try (ServerSocket taken = new ServerSocket(smtp, 1, InetAddress.getLoopbackAddress());
                RunningDemo second = RunningDemo.start(state, "--port", Integer.toString(Ports.free()))) {
            second.awaitTable();
            assertThat(second.output()).doesNotContain("Unpacking", "Building");
            try (Keycloak admin = admin(second)) {
                assertThat(admin.realm("demo").users().searchByUsername("erin", true))
                        .singleElement()
                        .satisfies(erin -> assertThat(erin.getLastName()).isEqualTo("Changed"));
                assertThat(smtpPort(admin)).isNotEqualTo(taken.getLocalPort());
            }
        }

        Files.writeString(state.resolve("database").resolve("keycloak.mv.db"), "not a database");
        try (RunningDemo third = RunningDemo.start(state, "--port", Integer.toString(Ports.free()))) {
            assertThat(third.exit()).isEqualTo(1);
            assertThat(third.output().lines().filter(line -> line.startsWith("demo: ")))
                    .singleElement()
                    .asString()
                    .contains("did not start", ".log");
        }
    }

    @Test
    void portInUseIsSaidInOneLine() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningDemo demo = RunningDemo.start(
                        directory.resolve("state"), "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(demo.exit()).isEqualTo(1);
            assertThat(demo.output().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    private static Keycloak admin(RunningDemo demo) {
        String server = demo.address("Admin console").resolve("/").toString();
        return Keycloak.getInstance(server, "master", KeycloakServer.ADMIN, KeycloakServer.ADMIN, "admin-cli");
    }

    private static int smtpPort(Keycloak admin) {
        return Integer.parseInt(
                admin.realm("demo").toRepresentation().getSmtpServer().get("port"));
    }

    private static String body(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
