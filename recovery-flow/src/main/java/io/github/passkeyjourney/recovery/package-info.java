/** Gets every locked-out user back in, and nobody else: policy, factors, flow, helpdesk and drill have their packages below this one. */
@NullMarked
package io.github.passkeyjourney.recovery;

import org.jspecify.annotations.NullMarked;
