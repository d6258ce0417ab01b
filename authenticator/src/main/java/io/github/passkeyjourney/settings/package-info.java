/** The rollout policy of a realm: read from the realm, cached, never failing. */
@NullMarked
package io.github.passkeyjourney.settings;

import org.jspecify.annotations.NullMarked;
