package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.policy.Platform;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The operating system of the visitor, as Keycloak's own device parser reads it from the User-Agent header. */
public final class VisitorPlatform {

    /** The parser names distributions, not their family. */
    private static final Set<String> LINUX = Set.of(
            "ubuntu",
            "debian",
            "fedora",
            "red hat",
            "suse",
            "opensuse",
            "mint",
            "linux mint",
            "gentoo",
            "mageia",
            "mandriva",
            "slackware",
            "centos",
            "kubuntu",
            "puppy",
            "raspbian",
            "manjaro");

    private VisitorPlatform() {}

    /** The platform of the request that this session serves. */
    public static Platform read(KeycloakSession session) {
        return VisitorDevice.read(session).platform();
    }

    static Platform of(@Nullable String os) {
        String name = os == null ? "" : os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows phone")) {
            return Platform.OTHER;
        }
        if (name.startsWith("windows")) {
            return Platform.WINDOWS;
        }
        if (name.startsWith("mac")) {
            return Platform.MACOS;
        }
        if (name.equals("ios") || name.equals("ipados")) {
            return Platform.IOS;
        }
        if (name.equals("android")) {
            return Platform.ANDROID;
        }
        if (name.equals("chrome os")) {
            return Platform.CHROMEOS;
        }
        return name.endsWith("linux") || LINUX.contains(name) ? Platform.LINUX : Platform.OTHER;
    }
}
