/**
 * Behaviour facts on their way from the request to the database: a ring that never blocks, one flusher per node, and
 * projections that each see every batch exactly once (docs/adr/0004-behaviour-facts.md).
 */
@NullMarked
package io.github.passkeyjourney.audit.store.behaviour;

import org.jspecify.annotations.NullMarked;
