/** The step {@code passkey-recovery}, its pages, and what ends a recovery. */
@NullMarked
package io.github.passkeyjourney.recovery.flow;

import org.jspecify.annotations.NullMarked;
