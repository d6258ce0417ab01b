package io.github.passkeyjourney.recovery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in a file, for development alone. */
class FileSmsSenderTest {

    private static final TextMessage MESSAGE = new TextMessage("1", new PhoneNumber("+493023125078"), "one\ntwo");

    @Test
    void isNoSenderInProductionOrWithoutAFile() {
        assertThat(FileSmsSenderFactory.file("messages.txt", false)).isNull();
        assertThat(FileSmsSenderFactory.file(" ", true)).isNull();
        assertThat(FileSmsSenderFactory.file(null, true)).isNull();
        assertThat(new FileSmsSender(null).ready()).isFalse();
        assertThatThrownBy(() -> new FileSmsSender(null).send(MESSAGE)).isInstanceOf(SmsException.class);
    }

    @Test
    void writesALineForEachThatOnlyTheOwnerOfTheFileReads(@TempDir Path folder) throws Exception {
        Path file = Objects.requireNonNull(
                FileSmsSenderFactory.file(folder.resolve("messages.txt").toString(), true));
        FileSmsSender sender = new FileSmsSender(file);
        sender.send(MESSAGE);
        sender.send(MESSAGE);
        assertThat(Files.readAllLines(file)).containsExactly("+493023125078: one two", "+493023125078: one two");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
