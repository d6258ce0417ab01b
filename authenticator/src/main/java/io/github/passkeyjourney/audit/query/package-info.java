/** What is asked of the facts on record, and what comes back: pages that neither skip nor repeat a fact. */
@NullMarked
package io.github.passkeyjourney.audit.query;

import org.jspecify.annotations.NullMarked;
