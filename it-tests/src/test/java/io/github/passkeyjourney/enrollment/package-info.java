/** From a sign-in without a passkey to a passkey, in a real browser against a real server. */
@NullMarked
package io.github.passkeyjourney.enrollment;

import org.jspecify.annotations.NullMarked;
