/** A provider for test servers only: observes facts on demand, and tells what became of them. */
@NullMarked
package io.github.passkeyjourney.facts;

import org.jspecify.annotations.NullMarked;
