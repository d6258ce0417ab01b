/** A provider for test servers only: reads their database. */
@NullMarked
package io.github.passkeyjourney.query;

import org.jspecify.annotations.NullMarked;
