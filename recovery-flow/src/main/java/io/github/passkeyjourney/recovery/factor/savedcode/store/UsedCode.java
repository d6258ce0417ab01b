package io.github.passkeyjourney.recovery.factor.savedcode.store;

/**
 * Names one code.
 *
 * @param credentialId the credential that it belongs to
 * @param slot its place among the codes of that
 * @param turn how many were in this place before it
 */
public record UsedCode(String credentialId, int slot, int turn) {}
