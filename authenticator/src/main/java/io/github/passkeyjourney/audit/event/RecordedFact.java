package io.github.passkeyjourney.audit.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact with its envelope, as it is stored and exported.
 *
 * @param id unique; a fact that is delivered twice bears the same one
 * @param source the server that saw it: an id that each start of a server draws anew
 * @param occurredAt when, in milliseconds
 * @param circumstances where and to whom
 * @param fact what
 */
public record RecordedFact(UUID id, String source, Instant occurredAt, Circumstances circumstances, Fact fact) {}
