/** From a sign-in without a passkey to a passkey: probe, nudge, enroll page. */
@NullMarked
package io.github.passkeyjourney.enrollment;

import org.jspecify.annotations.NullMarked;
