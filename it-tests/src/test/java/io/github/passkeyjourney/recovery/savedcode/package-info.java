/** Saved codes: their page, and that each is good once. */
@NullMarked
package io.github.passkeyjourney.recovery.savedcode;

import org.jspecify.annotations.NullMarked;
