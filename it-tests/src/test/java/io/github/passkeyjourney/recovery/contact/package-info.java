/** Contacts for recovery, and text messages to them. */
@NullMarked
package io.github.passkeyjourney.recovery.contact;

import org.jspecify.annotations.NullMarked;
