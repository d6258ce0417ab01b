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
    void historyThatWasNotLoadedToTheEndIsTakenBack() throws IOException {
        try (State state = State.open(directory)) {
            Path database = Files.createDirectories(state.database()).resolve("keycloak.mv.db");
            Files.writeString(database, "before");
            state.beginHistory();
            Files.writeString(database, "half");

            assertThat(state.undoHalfHistory()).isTrue();

            assertThat(database).hasContent("before");
            assertThat(state.history()).isEmpty();
            assertThat(state.undoHalfHistory()).isFalse();
        }
    }

    @Test
    void historyThatWasToBeginWithTheDatabaseLeavesNone() throws IOException {
        try (State state = State.open(directory)) {
            state.beginHistory();
            Files.createDirectories(state.database());
            Files.writeString(state.database().resolve("keycloak.mv.db"), "half");

            assertThat(state.undoHalfHistory()).isTrue();

            assertThat(state.database()).isEmptyDirectory();
        }
    }

    @Test
    void historyThatWasLoadedStays() throws IOException {
        try (State state = State.open(directory)) {
            state.beginHistory();
            Files.createDirectories(state.database());

            state.endHistory(300);

            assertThat(state.undoHalfHistory()).isFalse();
            assertThat(state.history()).hasValue(300);
            assertThat(directory).isDirectoryNotContaining("glob:**before-history*");
        }
    }

    @Test
    void cleanForgetsTheHistoryAndWhatWasBefore() throws IOException {
        try (State state = State.open(directory)) {
            state.beginHistory();
            Files.createDirectories(state.database());
            state.endHistory(300);
            state.beginHistory();

            state.clean();

            assertThat(state.history()).isEmpty();
            assertThat(state.undoHalfHistory()).isFalse();
        }
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
