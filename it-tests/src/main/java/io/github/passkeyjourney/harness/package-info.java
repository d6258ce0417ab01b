/** Starts a Keycloak server, its database and a mail server for tests and for the demo; everything binds loopback only. */
@NullMarked
package io.github.passkeyjourney.harness;

import org.jspecify.annotations.NullMarked;
