@NullMarked
package io.github.passkeyjourney.audit.event.document;

import org.jspecify.annotations.NullMarked;
