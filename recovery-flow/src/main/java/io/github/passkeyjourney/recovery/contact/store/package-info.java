/** The contacts of users, in the database. */
@NullMarked
package io.github.passkeyjourney.recovery.contact.store;

import org.jspecify.annotations.NullMarked;
