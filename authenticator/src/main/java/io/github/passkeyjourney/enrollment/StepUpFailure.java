package io.github.passkeyjourney.enrollment;

import java.util.Locale;

/** Why a stronger factor was not accepted on our page. */
public enum StepUpFailure {
    /** The one-time code is wrong, was used before, or is too old. */
    WRONG_CODE,
    /** The answer of the passkey or security key did not hold, or there was none. */
    KEY_REFUSED,
    /** Too many attempts. */
    LOCKED;

    /** The word in the page's messages, such as {@code wrong-code}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
