/** Renewal: what expires is told ahead, and a new passkey takes the place of the old one. */
@NullMarked
package io.github.passkeyjourney.enrollment.renewal;

import org.jspecify.annotations.NullMarked;
