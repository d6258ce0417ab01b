/**
 * The vocabulary of facts: one immutable type for each thing that happens, and the port through which every part of the
 * product writes it down (docs/events.md, issue #3).
 */
@NullMarked
package io.github.passkeyjourney.audit.event;

import org.jspecify.annotations.NullMarked;
