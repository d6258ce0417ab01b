package io.github.passkeyjourney.audit.store.trail;

import org.jspecify.annotations.Nullable;

/**
 * One row of the trail, apart from its place in the chain.
 *
 * @param id UUID of the fact
 * @param type word of {@link io.github.passkeyjourney.audit.event.FactType}
 * @param occurredAt milliseconds of the epoch
 * @param recordedAt milliseconds of the epoch
 * @param key names the change within the realm; null for a fact that was written with its change
 * @param content JSON of the fact without those it names
 * @param user whom the fact is about, with the address unless somebody else acted
 * @param actor who did it, if somebody else, with the address
 */
record AuditEntry(
        String id,
        String type,
        long occurredAt,
        long recordedAt,
        @Nullable String key,
        String content,
        Mention user,
        Mention actor) {

    /** Where those involved came from; null if not known, and after erasure. */
    @Nullable
    String address() {
        return actor.hash() == null ? user.address() : actor.address();
    }
}
