package io.github.passkeyjourney.enrollment;

import java.text.Normalizer;
import java.util.Collection;

/** The name that a user gives a passkey. */
public final class PasskeyLabel {

    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    private PasskeyLabel() {}

    /**
     * The label in composed form, without control, direction-changing and other invisible characters, on one line, at
     * most {@value #MAX_LENGTH} long; empty if nothing is left of it.
     */
    public static String normalise(String raw) {
        return truncate(clean(raw), MAX_LENGTH);
    }

    /** Whether there is more of it than is kept. */
    public static boolean isTooLong(String raw) {
        return clean(raw).length() > MAX_LENGTH;
    }

    private static String clean(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints().map(PasskeyLabel::visible).filter(c -> c >= 0).forEach(clean::appendCodePoint);
        // Composed last: what stood apart only by an invisible character may belong together.
        String composed = Normalizer.normalize(clean, Normalizer.Form.NFC);
        return composed.strip().replaceAll("\\s+", " ");
    }

    /** The label, with a number behind it if the user has one of that name: Keycloak refuses to store it twice. */
    public static String unique(String label, Collection<String> taken) {
        String candidate = label;
        for (int n = 2; taken.contains(candidate); n++) {
            String suffix = " " + n;
            candidate = truncate(label, MAX_LENGTH - suffix.length()) + suffix;
        }
        return candidate;
    }

    private static int visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
            default -> codePoint;
        };
    }

    private static String truncate(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).strip();
    }
}
