/** What recovery keeps in the database: recoveries, proofs, codes and counters. All of it fails closed. */
@NullMarked
package io.github.passkeyjourney.recovery.store;

import org.jspecify.annotations.NullMarked;
