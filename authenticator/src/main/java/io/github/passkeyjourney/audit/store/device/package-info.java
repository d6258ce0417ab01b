/** What the devices of users can do with passkeys, as their browsers told. */
@NullMarked
package io.github.passkeyjourney.audit.store.device;

import org.jspecify.annotations.NullMarked;
