package io.github.passkeyjourney.recovery.factor.savedcode;

import java.util.List;

/**
 * A set that is not in force yet.
 *
 * @param texts as they are shown, in order; kept nowhere
 * @param set what will be kept of them
 */
record NewCodes(List<String> texts, CodeSet set) {

    NewCodes {
        texts = List.copyOf(texts);
    }

    /** No part of a log. */
    @Override
    public String toString() {
        return "NewCodes";
    }
}
