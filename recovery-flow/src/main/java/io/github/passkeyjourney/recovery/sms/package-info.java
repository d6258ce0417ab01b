/** Text messages: who sends them, and how many there may be. */
@NullMarked
package io.github.passkeyjourney.recovery.sms;

import org.jspecify.annotations.NullMarked;
