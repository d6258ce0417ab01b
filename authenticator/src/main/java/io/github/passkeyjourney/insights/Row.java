package io.github.passkeyjourney.insights;

import java.util.List;

/**
 * One part of an answer.
 *
 * @param key its value of each dimension that was asked for, in the order of the query
 * @param figures its numbers
 */
public record Row(List<String> key, Figures figures) {

    /** Keeps the key as it is. */
    public Row {
        key = List.copyOf(key);
    }
}
