package io.github.passkeyjourney.audit.store.trail;

/**
 * Where a realm's chain ends. Kept apart from the rows, so that a tail that was cut off is missed; kept outside of the
 * database as well, it proves that nothing up to it was rewritten.
 *
 * @param position of the last link, 0 before the first
 * @param hash of the last link, in hexadecimal
 */
public record ChainHead(long position, String hash) {}
