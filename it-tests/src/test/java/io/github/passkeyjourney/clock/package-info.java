/** A provider for test servers only: moves Keycloak's clock. */
@NullMarked
package io.github.passkeyjourney.clock;

import org.jspecify.annotations.NullMarked;
