package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the probe script found out about the browser: {@code 1.<known>.<present>}, two bit sets in hexadecimal. The
 * visitor can write anything here, so it is a hint and never a proof.
 */
public final class CapabilityCookie {

    /** The name of the cookie, which the probe script knows too. */
    public static final String NAME = "PJ_PROBE";

    private static final Pattern FORMAT = Pattern.compile("1\\.([0-9a-f]{1,4})\\.([0-9a-f]{1,4})");

    private CapabilityCookie() {}

    /** The capabilities the cookie tells of; nothing is known where it is missing or malformed. */
    public static DeviceCapabilities read(Map<String, Cookie> cookies, Platform platform) {
        Cookie cookie = cookies.get(NAME);
        return parse(cookie == null ? null : cookie.getValue(), platform);
    }

    static DeviceCapabilities parse(@Nullable String value, Platform platform) {
        Matcher matcher = FORMAT.matcher(value == null ? "" : value);
        if (!matcher.matches()) {
            return new DeviceCapabilities(0, 0, platform);
        }
        int known = Integer.parseInt(matcher.group(1), 16);
        int present = Integer.parseInt(matcher.group(2), 16);
        return new DeviceCapabilities(known, known & present, platform);
    }
}
