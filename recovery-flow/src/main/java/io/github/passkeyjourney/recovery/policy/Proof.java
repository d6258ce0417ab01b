package io.github.passkeyjourney.recovery.policy;

import java.time.Instant;

/**
 * Something that was verified, and counts for one recovery.
 *
 * @param id of its row
 * @param method the method's name in the policy document, such as {@code saved-code}
 * @param root what it rests on
 * @param at when it was verified
 */
public record Proof(String id, String method, ProofRoot root, Instant at) {}
