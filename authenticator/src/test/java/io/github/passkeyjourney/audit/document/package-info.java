@NullMarked
package io.github.passkeyjourney.audit.document;

import org.jspecify.annotations.NullMarked;
