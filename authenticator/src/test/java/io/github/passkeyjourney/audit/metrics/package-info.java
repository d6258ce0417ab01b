@NullMarked
package io.github.passkeyjourney.audit.metrics;

import org.jspecify.annotations.NullMarked;
