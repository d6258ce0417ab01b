/** Which saved codes were used, in the database. */
@NullMarked
package io.github.passkeyjourney.recovery.factor.savedcode.store;

import org.jspecify.annotations.NullMarked;
