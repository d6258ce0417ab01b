/** A second e-mail address and a phone number, by which a user may get back in. */
@NullMarked
package io.github.passkeyjourney.recovery.contact;

import org.jspecify.annotations.NullMarked;
