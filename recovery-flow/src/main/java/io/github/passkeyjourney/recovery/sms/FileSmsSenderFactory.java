package io.github.passkeyjourney.recovery.sms;

import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;

/** The sender {@code log}, for development: with the option {@code file}, and only on a server that was started for development. */
public final class FileSmsSenderFactory implements SmsSenderFactory {

    private static final Logger LOG = Logger.getLogger(FileSmsSenderFactory.class);

    private @Nullable Path file;

    @Override
    public String getId() {
        return "log";
    }

    /** Below every other. */
    @Override
    public int order() {
        return -1;
    }

    @Override
    public void init(Config.Scope config) {
        String name = config.get("file");
        file = file(name, Environment.isDevMode());
        if (name != null && file == null) {
            LOG.error("No text message is written to a file: this server was not started for development");
        }
    }

    /** Null where it may not be used. */
    static @Nullable Path file(@Nullable String name, boolean development) {
        return name == null || name.isBlank() || !development ? null : Path.of(name);
    }

    @Override
    public SmsSender create(KeycloakSession session) {
        return new FileSmsSender(file);
    }
}
