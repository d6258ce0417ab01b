/** How many text messages were sent, in the database. */
@NullMarked
package io.github.passkeyjourney.recovery.sms.store;

import org.jspecify.annotations.NullMarked;
