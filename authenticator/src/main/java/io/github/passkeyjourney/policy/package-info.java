/** What is decided about the rollout, as pure functions over immutable records. */
@NullMarked
package io.github.passkeyjourney.policy;

import org.jspecify.annotations.NullMarked;
