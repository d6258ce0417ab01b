/** Counts facts for Keycloak's metrics endpoint, in memory and by bounded labels (docs/metrics.md). */
@NullMarked
package io.github.passkeyjourney.audit.metrics;

import org.jspecify.annotations.NullMarked;
