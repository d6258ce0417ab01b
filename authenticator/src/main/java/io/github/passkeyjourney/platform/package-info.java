/** Clock, circuit breaker, versions: small adapters to the server, used by all other packages. */
@NullMarked
package io.github.passkeyjourney.platform;

import org.jspecify.annotations.NullMarked;
