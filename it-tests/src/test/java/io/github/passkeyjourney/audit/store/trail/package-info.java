/** How the audit trail is read on a real database. */
@NullMarked
package io.github.passkeyjourney.audit.store.trail;

import org.jspecify.annotations.NullMarked;
