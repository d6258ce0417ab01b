package io.github.passkeyjourney.audit.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rollout policy was replaced.
 *
 * @param before SHA-256 of the document before, in hexadecimal; null if there was none
 * @param after SHA-256 of the document after, in hexadecimal; null if it was taken away
 * @param sections the top-level sections that differ, sorted
 */
public record PolicyChanged(
        @Nullable String before, @Nullable String after, List<String> sections) implements AuditFact {}
