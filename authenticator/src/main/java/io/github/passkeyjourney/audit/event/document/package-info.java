/** Facts as JSON (docs/events.md). */
@NullMarked
package io.github.passkeyjourney.audit.event.document;

import org.jspecify.annotations.NullMarked;
