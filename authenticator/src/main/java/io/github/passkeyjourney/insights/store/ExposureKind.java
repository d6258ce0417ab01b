package io.github.passkeyjourney.insights.store;

/**
 * What many exposures have in common.
 *
 * @param experiment its name
 * @param arm the arm, or the hold-out
 */
record ExposureKind(String experiment, String arm) {}
