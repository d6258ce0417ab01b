package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.policy.document.PolicyDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The strong entity tag of a document (RFC 9110, section 8.8.3).
 *
 * @param digest SHA-256 of the text, in hexadecimal
 */
record EntityTag(String digest) {

    static EntityTag of(String text) {
        return new EntityTag(PolicyDigest.of(text));
    }

    /** As it stands in the header. */
    String header() {
        return '"' + digest + '"';
    }

    /** Whether a condition {@code If-Match} holds for this document; a weak tag never does. */
    boolean matches(@Nullable String condition) {
        return condition != null
                && Arrays.stream(condition.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }
}
