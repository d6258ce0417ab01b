/** A code sent to the verified e-mail address. */
@NullMarked
package io.github.passkeyjourney.recovery.factor.email;

import org.jspecify.annotations.NullMarked;
