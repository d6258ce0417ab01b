package io.github.passkeyjourney.audit.store.trail;

/**
 * A row of the trail at its place in the realm's chain.
 *
 * @param position from 1, without gaps
 * @param hash as stored, in hexadecimal
 */
record Link(long position, String hash, AuditEntry entry) {}
