/** Short secrets that people read and type: made at random, kept as slow hashes only. */
@NullMarked
package io.github.passkeyjourney.recovery.secret;

import org.jspecify.annotations.NullMarked;
