package io.github.passkeyjourney.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The version of this jar: shown in Keycloak's server info, and part of the path of static files. */
public final class ProductVersion {

    // A file of our own: the server repackages provider jars, after which their manifests can no longer be asked.
    private static final String FILE = "/META-INF/passkey-journey/authenticator.properties";
    private static final String VERSION = read();

    private ProductVersion() {}

    /** The version, in the style {@code 26.7.4-1}: Keycloak's line, then ours. */
    public static String get() {
        return VERSION;
    }

    /** What Keycloak's server info page shows beside each of our providers. */
    public static Map<String, String> operationalInfo() {
        return Map.of("Passkey Journey", VERSION);
    }

    /**
     * The folder of our static files below a theme's resources. The version is part of it because browsers keep these
     * files for thirty days and the server keeps compressed copies on disk.
     */
    public static String staticFolder() {
        return "passkey-journey/" + VERSION;
    }

    private static String read() {
        try (InputStream in = ProductVersion.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Incomplete jar: " + FILE + " is missing");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
