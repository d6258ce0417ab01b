package io.github.passkeyjourney.recovery.sms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phone number with its country (ITU-T E.164).
 *
 * @param value a plus sign and seven to fifteen digits, of which the first is no zero
 */
public record PhoneNumber(String value) {

    /** No shorter one is in use that an international message could reach. */
    private static final int LEAST = 7;

    private static final int MOST = 15;

    /** What people write between the digits. */
    private static final String BETWEEN = "-.()/";

    /** Longer texts are none. */
    private static final int LONGEST_TEXT = 64;

    /** Calling codes of two digits; those that begin with 1 or 7 have one digit, all others three (ITU-T E.164, annex). */
    private static final Set<String> OF_TWO = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    /**
     * @throws IllegalArgumentException if it is none
     */
    public PhoneNumber {
        if (!value.matches("\\+[1-9][0-9]{" + (LEAST - 1) + "," + (MOST - 1) + "}")) {
            throw new IllegalArgumentException("No phone number");
        }
    }

    /** What somebody typed, in the digits of any script and with whatever people write in between; empty if it can be none. */
    public static Optional<PhoneNumber> read(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            if (Character.isDigit(letter)) {
                number.append(Character.digit(letter, 10));
            } else if ((letter == '+' || letter == '\uFF0B') && number.isEmpty()) {
                number.append('+');
            } else if (!Character.isWhitespace(letter)
                    && !Character.isSpaceChar(letter)
                    && Character.getType(letter) != Character.FORMAT
                    && BETWEEN.indexOf(letter) < 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new PhoneNumber(number.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The calling code of its country or network, with the plus sign. */
    public String callingCode() {
        char first = value.charAt(1);
        if (first == '1' || first == '7') {
            return value.substring(0, 2);
        }
        return OF_TWO.contains(value.substring(1, 3)) ? value.substring(0, 3) : value.substring(0, 4);
    }

    /** Whether messages may go to it; to any number if no prefix is named. */
    public boolean isAmong(List<String> prefixes) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(value::startsWith);
    }

    /** The country and the last two digits. */
    public String masked() {
        return callingCode() + "\u2022\u2022\u2022\u2022\u2022" + value.substring(value.length() - 2);
    }

    /** No part of a log. */
    @Override
    public String toString() {
        return "PhoneNumber";
    }
}
