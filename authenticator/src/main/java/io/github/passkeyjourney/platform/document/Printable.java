package io.github.passkeyjourney.platform.document;

import java.util.regex.Pattern;

/**
 * Text that only shows itself. What would begin a line of its own, move the cursor of a terminal, hide letters or turn their
 * order round is shown as {@code \\u000a} instead; where such letters stood from the beginning, the two look alike.
 */
public final class Printable {

    /** Controls, line and paragraph ends, formats such as overrides of direction, and halves of letters. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** The same text, with nothing in it that does anything. */
    public static String of(String text) {
        return ACTIVE.matcher(text).replaceAll(found -> escaped(found.group()));
    }

    /** In UTF-16, since that is what JSON and Java understand. */
    private static String escaped(String codePoint) {
        StringBuilder escaped = new StringBuilder();
        // Twice the backslash: what is put in place of a match takes one as a sign of its own.
        codePoint.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
