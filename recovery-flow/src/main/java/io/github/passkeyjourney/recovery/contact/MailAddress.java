package io.github.passkeyjourney.recovery.contact;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail address.
 *
 * @param value as it was typed; at most 254 letters (RFC 5321, section 4.5.3.1.3)
 */
public record MailAddress(String value) {

    private static final int LONGEST = 254;

    /** What somebody typed; empty if no mail could go there. What a code does not arrive at is no contact in any case. */
    public static Optional<MailAddress> read(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        // One address and no header: neither blanks nor what separates or quotes addresses.
        return text.length() <= LONGEST
                        && text.matches(
                                "[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\]]+@[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\]]+\\.[^@\\s\\p{Cntrl}<>(),;:\\\\\"\\[\\].]+")
                ? Optional.of(new MailAddress(text))
                : Optional.empty();
    }

    /** Whether it is the same mailbox, as far as an address tells. */
    public boolean isSameAs(@Nullable String other) {
        return other != null && value.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** The first letter, and the last part of the domain. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "\u2022\u2022\u2022@\u2022\u2022\u2022"
                + (dot > at ? address.substring(dot) : "");
    }

    /** No part of a log. */
    @Override
    public String toString() {
        return "MailAddress";
    }
}
