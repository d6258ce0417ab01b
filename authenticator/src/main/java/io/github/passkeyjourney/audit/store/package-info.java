/** Where facts are kept: audit facts in the {@link io.github.passkeyjourney.audit.store.AuditTrail}. */
@NullMarked
package io.github.passkeyjourney.audit.store;

import org.jspecify.annotations.NullMarked;
