package io.github.passkeyjourney.recovery.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes messages to a file that only its owner can read, for development. The log says that there was one, and nothing of it. */
final class FileSmsSender implements SmsSender {

    private static final Logger LOG = Logger.getLogger(FileSmsSender.class);

    private final @Nullable Path file;

    FileSmsSender(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public boolean ready() {
        return file != null;
    }

    @Override
    public void send(TextMessage message) throws SmsException {
        Path to = file;
        if (to == null) {
            throw new SmsException("There is no file");
        }
        try {
            if (Files.notExists(to)) {
                create(to);
            }
            Files.writeString(
                    to,
                    message.to().value() + ": " + message.text().replace('\n', ' ') + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SmsException(
                    "The file could not be written: " + e.getClass().getSimpleName());
        }
        LOG.info("A text message was written to the file for development");
    }

    private static void create(Path to) throws IOException {
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    to, PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        } else {
            Files.createFile(to);
        }
    }
}
