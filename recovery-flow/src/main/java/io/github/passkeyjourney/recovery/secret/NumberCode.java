package io.github.passkeyjourney.recovery.secret;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code of eight digits, for a person to read in a message and type on a page (DESIGN §7). */
public final class NumberCode {

    /** How many digits. */
    public static final int DIGITS = 8;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BOUND = 100_000_000;

    private NumberCode() {}

    /** A new one. */
    public static String create() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(BOUND));
    }

    /** As it is read most easily: two groups of four. */
    public static String spaced(String code) {
        return code.substring(0, DIGITS / 2) + " " + code.substring(DIGITS / 2);
    }

    /** What somebody typed, in the digits of any script, with or without blanks and hyphens; empty if it can be no code. */
    public static Optional<String> read(@Nullable String typed) {
        if (typed == null || typed.length() > 64) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            if (Character.isDigit(letter)) {
                digits.append(Character.digit(letter, 10));
            } else if (!Character.isWhitespace(letter) && !Character.isSpaceChar(letter) && letter != '-') {
                return Optional.empty();
            }
        }
        return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
    }
}
