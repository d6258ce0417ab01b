package io.github.passkeyjourney.audit.query;

/**
 * A fact of a user's story.
 *
 * @param fact what is told
 * @param at where the story goes on behind it
 */
public record TimelineFact(StoredFact fact, TimelineCursor at) {}
