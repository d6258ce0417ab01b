package io.github.passkeyjourney.audit.query;

import io.github.passkeyjourney.audit.event.Circumstances;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is read back: it may have been written by a newer server, or changed by somebody since.
 *
 * @param position its place in the chain of the realm; null for one that has none yet, and for behaviour
 * @param id UUID of an audit fact; null for behaviour, of which only cells are kept
 * @param source the server that saw an audit fact; null for behaviour
 * @param type the word of its type, known here or not
 * @param occurredAt when, in milliseconds
 * @param circumstances where and to whom; without those who were erased
 * @param data its components as JSON in ASCII; null if they cannot be read
 */
public record StoredFact(
        @Nullable Long position,
        @Nullable String id,
        @Nullable String source,
        String type,
        Instant occurredAt,
        Circumstances circumstances,
        @Nullable String data) {}
