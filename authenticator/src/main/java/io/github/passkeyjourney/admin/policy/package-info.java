/** The rollout policy over HTTP: read, replaced, tried out. */
@NullMarked
package io.github.passkeyjourney.admin.policy;

import org.jspecify.annotations.NullMarked;
