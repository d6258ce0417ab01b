/**
 * Codes that a user has saved in advance: ten at a time, each good once (docs/recovery.md). What others use of it is
 * {@link io.github.passkeyjourney.recovery.factor.savedcode.SavedCodes}.
 */
@NullMarked
package io.github.passkeyjourney.recovery.factor.savedcode;

import org.jspecify.annotations.NullMarked;
