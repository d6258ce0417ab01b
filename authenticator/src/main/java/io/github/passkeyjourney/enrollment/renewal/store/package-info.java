/** Finds passkeys that expire, along the table of all. */
@NullMarked
package io.github.passkeyjourney.enrollment.renewal.store;

import org.jspecify.annotations.NullMarked;
