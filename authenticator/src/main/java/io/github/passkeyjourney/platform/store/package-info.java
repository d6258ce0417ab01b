/** How every table of this product is reached without endangering Keycloak's own transaction. */
@NullMarked
package io.github.passkeyjourney.platform.store;

import org.jspecify.annotations.NullMarked;
