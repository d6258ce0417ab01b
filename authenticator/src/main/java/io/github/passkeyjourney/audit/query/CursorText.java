package io.github.passkeyjourney.audit.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cursor as text that nobody is tempted to make up. It grants nothing: whatever it says, one realm alone is read. */
final class CursorText {

    private static final String SEPARATOR = "|";
    private static final int LONGEST = 1_000;

    private CursorText() {}

    static String write(FactQuery query, String... parts) {
        String text = query.fingerprint() + SEPARATOR + String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts; empty if there are not so many, or they were written for another query.
     *
     * @param query null if it is not known, since something else is wrong with it
     */
    static Optional<List<String>> read(@Nullable FactQuery query, String text, int count) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(decoded.split("\\|", -1));
            // A NUL is the one letter that databases refuse to look for.
            boolean whole = parts.size() == count + 1 && decoded.indexOf('\0') < 0;
            return whole && (query == null || parts.get(0).equals(query.fingerprint()))
                    ? Optional.of(parts.subList(1, parts.size()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
