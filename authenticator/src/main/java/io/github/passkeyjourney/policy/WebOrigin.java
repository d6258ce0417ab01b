package io.github.passkeyjourney.policy;

import java.util.regex.Pattern;

/** The syntax of the origins that a policy may relate (RFC 6454, in its serialised lower-case form). */
public final class WebOrigin {

    private static final Pattern LOCAL = Pattern.compile("http://localhost(:[1-9][0-9]{0,4})?");

    private static final Pattern HTTPS =
            Pattern.compile("https://[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62})){0,20}(:[1-9][0-9]{0,4})?");

    private WebOrigin() {}

    /** Whether the text is an https origin, or one of this machine for development; without path or trailing slash. */
    public static boolean isAllowed(String text) {
        return HTTPS.matcher(text).matches() || LOCAL.matcher(text).matches();
    }
}
