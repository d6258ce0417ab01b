@NullMarked
package io.github.passkeyjourney.audit.query;

import org.jspecify.annotations.NullMarked;
