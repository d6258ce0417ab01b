/** Keycloak's metrics endpoint, and the dashboard, alerts and documentation that rest on it. */
@NullMarked
package io.github.passkeyjourney.metrics;

import org.jspecify.annotations.NullMarked;
