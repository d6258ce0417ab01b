/** A code sent to a phone. */
@NullMarked
package io.github.passkeyjourney.recovery.factor.sms;

import org.jspecify.annotations.NullMarked;
