package io.github.passkeyjourney.lifecycle.notice.store;

/**
 * A mail in the outbox.
 *
 * @param id unique
 * @param realmId Keycloak's id of the realm
 * @param userId Keycloak's id of the user whom it is about
 * @param kind the word of the notice
 * @param address of the reader
 * @param content JSON of what it tells
 * @param dueAt when it is to be tried, in milliseconds of the epoch
 * @param attempts how often it was tried
 */
record Letter(
        String id,
        String realmId,
        String userId,
        String kind,
        String address,
        String content,
        long dueAt,
        int attempts) {}
