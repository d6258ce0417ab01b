/** What is known of each passkey beyond Keycloak's own record of it. */
@NullMarked
package io.github.passkeyjourney.lifecycle.store;

import org.jspecify.annotations.NullMarked;
