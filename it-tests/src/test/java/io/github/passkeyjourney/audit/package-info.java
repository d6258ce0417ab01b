@NullMarked
package io.github.passkeyjourney.audit;

import org.jspecify.annotations.NullMarked;
