package io.github.passkeyjourney.recovery.secret;

import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Digits for a person to read in a message or hear on the phone, and to type on a page: every language has them, and none has to
 * spell them.
 */
public final class NumberCode {

    /** How many digits a code has that is sent (DESIGN §7). */
    public static final int DIGITS = 8;

    private static final int GROUP = 4;

    private static final SecureRandom RANDOM = new SecureRandom();

    private NumberCode() {}

    /** A new one to be sent. */
    public static String create() {
        return create(DIGITS);
    }

    /** A new one of so many digits. */
    public static String create(int digits) {
        StringBuilder code = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            code.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return code.toString();
    }

    /** As it is read most easily: in groups of four. */
    public static String spaced(String code) {
        StringBuilder spaced = new StringBuilder(code);
        for (int i = (code.length() - 1) / GROUP * GROUP; i > 0; i -= GROUP) {
            spaced.insert(i, ' ');
        }
        return spaced.toString();
    }

    /** What somebody typed of a code that was sent. */
    public static Optional<String> read(@Nullable String typed) {
        return read(typed, DIGITS);
    }

    /** What somebody typed, in the digits of any script, with or without blanks and hyphens; empty if it can be no code of so many. */
    public static Optional<String> read(@Nullable String typed, int count) {
        if (typed == null || typed.length() > 64) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            if (Character.isDigit(letter)) {
                digits.append(Character.digit(letter, 10));
            } else if (!Character.isWhitespace(letter) && !Character.isSpaceChar(letter) && letter != '-') {
                return Optional.empty();
            }
        }
        return digits.length() == count ? Optional.of(digits.toString()) : Optional.empty();
    }
}
