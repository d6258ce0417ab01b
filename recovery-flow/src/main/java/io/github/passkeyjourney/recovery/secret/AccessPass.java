package io.github.passkeyjourney.recovery.secret;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret of an access pass: twenty digits, which are 66 random bits (DESIGN §7 asks for 60), to be said on the phone. */
public final class AccessPass {

    private static final int DIGITS = 20;

    private AccessPass() {}

    /** A new one. */
    public static String create() {
        return NumberCode.create(DIGITS);
    }

    /** What somebody typed; empty if it can be none. */
    public static Optional<String> read(@Nullable String typed) {
        return NumberCode.read(typed, DIGITS);
    }
}
