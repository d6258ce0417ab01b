/** The audit trail on real servers and databases. */
@NullMarked
package io.github.passkeyjourney.audit;

import org.jspecify.annotations.NullMarked;
