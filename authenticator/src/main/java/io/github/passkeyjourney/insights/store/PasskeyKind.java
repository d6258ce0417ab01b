package io.github.passkeyjourney.insights.store;

import org.jspecify.annotations.Nullable;

/**
 * What is known of many passkeys alike.
 *
 * @param place where they were made
 * @param attachment whether in the device or beside it; null if unknown
 * @param vendor who made them; null if unknown
 * @param backedUp whether their provider keeps them beyond the device
 * @param unproven whether a browser has made them by itself, and their user was not verified with them since
 */
record PasskeyKind(
        Place place, @Nullable String attachment, @Nullable String vendor, boolean backedUp, boolean unproven) {}
