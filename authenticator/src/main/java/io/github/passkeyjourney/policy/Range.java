package io.github.passkeyjourney.policy;

/**
 * The values a setting may take, both ends included. One constant serves the record that enforces it, the parser that
 * reports it and the documentation test.
 *
 * @param min smallest allowed value
 * @param max largest allowed value
 */
public record Range<T extends Comparable<? super T>>(T min, T max) {

    /**
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     */
    public Range {
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("Empty range: " + min + " to " + max);
        }
    }

    /** Whether the value lies inside, ends included. */
    public boolean contains(T value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    /**
     * Returns the value if it lies inside.
     *
     * @param what name of the setting, for the message
     * @throws IllegalArgumentException if it lies outside
     */
    public T require(String what, T value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(what + " must be between " + min + " and " + max + ", not " + value);
        }
        return value;
    }
}
