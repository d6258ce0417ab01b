@NullMarked
package io.github.passkeyjourney.audit.event;

import org.jspecify.annotations.NullMarked;
