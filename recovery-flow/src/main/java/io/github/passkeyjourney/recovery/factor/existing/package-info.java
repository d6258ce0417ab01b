/** A factor that the user still has. */
@NullMarked
package io.github.passkeyjourney.recovery.factor.existing;

import org.jspecify.annotations.NullMarked;
