package io.github.passkeyjourney.policy.document;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, up to a limit that a person can still read. */
final class Errors {

    static final int MAX = 50;

    private static final int MAX_TEXT = 500;

    private final List<PolicyError> found = new ArrayList<>();

    void add(String path, String message) {
        if (found.size() < MAX) {
            found.add(new PolicyError(shorten(path), shorten(message)));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<PolicyError> list() {
        return List.copyOf(found);
    }

    /** A hostile document must not come back in full as its own error. */
    private static String shorten(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
