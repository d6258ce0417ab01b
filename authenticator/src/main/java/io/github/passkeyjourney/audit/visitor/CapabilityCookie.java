package io.github.passkeyjourney.audit.visitor;

import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.core.HttpHeaders;
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

    /** Several headers are joined by commas. */
    private static final Pattern IN_HEADER = Pattern.compile("(?:^|[;,\\s])" + NAME + "=([^;,\\s]*)");

    private static final Pattern FORMAT = Pattern.compile("1\\.([0-9a-f]{1,4})\\.([0-9a-f]{1,4})");

    private CapabilityCookie() {}

    /** The capabilities the cookie tells of; nothing is known where it is missing or malformed. */
    public static DeviceCapabilities read(HttpHeaders request, Platform platform) {
        return parse(find(request.getHeaderString(HttpHeaders.COOKIE)), platform);
    }

    /** Not by way of the server's parser, which takes all cookies apart each time: that would cost most of a capture. */
    static @Nullable String find(@Nullable String cookies) {
        Matcher matcher = IN_HEADER.matcher(cookies == null ? "" : cookies);
        return matcher.find() ? matcher.group(1) : null;
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
