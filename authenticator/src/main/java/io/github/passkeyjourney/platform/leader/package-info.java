/** One server of a cluster is the leader and does the work that must be done once: chaining, repair, rollups, retention. */
@NullMarked
package io.github.passkeyjourney.platform.leader;

import org.jspecify.annotations.NullMarked;
