/** Who may call our parts of Keycloak's admin API. */
@NullMarked
package io.github.passkeyjourney.platform.admin;

import org.jspecify.annotations.NullMarked;
