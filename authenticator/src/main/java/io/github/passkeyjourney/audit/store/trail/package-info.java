/**
 * The audit trail: each fact one row, the rows of a realm a chain of hashes, and whoever they name apart from it, so that a
 * person can be forgotten without breaking the chain (docs/adr/0005-audit-trail.md).
 */
@NullMarked
package io.github.passkeyjourney.audit.store.trail;

import org.jspecify.annotations.NullMarked;
