package io.github.passkeyjourney.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    @TempDir
    Path directory;

    @Test
    void portsAreRemembered() throws IOException {
        int first;
        try (State state = State.open(directory)) {
            first = state.port("inbox");
        }
        try (State state = State.open(directory)) {
            assertThat(state.port("inbox")).isEqualTo(first);
        }
    }

    @Test
    void portThatIsTakenIsReplacedForGood() throws IOException {
        try (State state = State.open(directory)) {
            int first = state.port("smtp");
            int second;
            try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
                second = state.port("smtp");
                assertThat(second).isNotEqualTo(taken.getLocalPort());
            }
            assertThat(state.port("smtp")).isEqualTo(second);
        }
    }

    @Test
    void onlyOneRunHoldsIt() throws IOException {
        State state = State.open(directory);
        assertThatIllegalStateException().isThrownBy(() -> State.open(directory));
        state.close();
        State.open(directory).close();
    }

    @Test
    void cleanForgetsAllButTheLock() throws IOException {
        try (State state = State.open(directory)) {
            Files.createDirectories(state.database());
            Files.writeString(state.database().resolve("keycloak.mv.db"), "x");

            state.clean();

            assertThat(directory).isDirectoryContaining("glob:**/lock");
            assertThat(state.database()).doesNotExist();
        }
    }
}
