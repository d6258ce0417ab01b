package io.github.passkeyjourney.audit.query;

import io.github.passkeyjourney.policy.Range;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a chain is to be verified: the rows behind a link that is known.
 *
 * @param position of the known link, from 1; 0 to begin with the chain
 * @param hash of the known link, in hexadecimal; empty to begin with the chain
 * @param max how many rows at most, within {@link #MAX}
 */
public record ChainQuery(long position, String hash, int max) {

    /** How many rows may be verified at once. On a small machine some 50 000 take a second. */
    public static final Range<Integer> MAX = new Range<>(1, 1_000_000);

    /** How many rows are verified at once unless said otherwise. */
    public static final int DEFAULT_MAX = 200_000;

    private static final Pattern LINK = Pattern.compile("([1-9]\\d{0,17})-([0-9a-f]{64})|0-");

    /** From the first row of a chain. */
    public static ChainQuery fromTheBeginning(int max) {
        return new ChainQuery(0, "", max);
    }

    /** As the parameter {@code after} of a request: {@code 42-9f86d081…}. */
    public static String write(long position, String hash) {
        return position + "-" + (position == 0 ? "" : hash);
    }

    /** Reads what {@link #write} wrote; empty if it is anything else. */
    public static Optional<ChainQuery> parse(String text, int max) {
        Matcher link = LINK.matcher(text);
        if (!link.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                link.group(1) == null
                        ? fromTheBeginning(max)
                        : new ChainQuery(Long.parseLong(link.group(1)), link.group(2), max));
    }
}
