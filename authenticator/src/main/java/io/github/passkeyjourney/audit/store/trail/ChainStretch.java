package io.github.passkeyjourney.audit.store.trail;

/**
 * What a verification of a part of a chain found.
 *
 * @param report what was found in this part; the recorded end in it is that of the whole chain
 * @param reached the last link of this part, to go on behind it, or to be kept elsewhere as a proof
 * @param complete whether this part goes to the end of the chain
 */
public record ChainStretch(ChainReport report, ChainHead reached, boolean complete) {}
