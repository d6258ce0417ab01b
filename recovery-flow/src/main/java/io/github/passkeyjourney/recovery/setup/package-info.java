/** What recovery needs of a realm, through the seam of set-up. */
@NullMarked
package io.github.passkeyjourney.recovery.setup;

import org.jspecify.annotations.NullMarked;
