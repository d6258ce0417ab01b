/** A provider for test servers only: breaks on demand what writes facts down. */
@NullMarked
package io.github.passkeyjourney.fault;

import org.jspecify.annotations.NullMarked;
