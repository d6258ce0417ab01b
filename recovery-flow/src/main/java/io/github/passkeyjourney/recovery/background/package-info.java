/** Work that visitors must not wait for, or time. */
@NullMarked
package io.github.passkeyjourney.recovery.background;

import org.jspecify.annotations.NullMarked;
