/** Mails that are to be sent wait in the database, so that none is lost and none holds up a sign-in. */
@NullMarked
package io.github.passkeyjourney.lifecycle.notice.store;

import org.jspecify.annotations.NullMarked;
