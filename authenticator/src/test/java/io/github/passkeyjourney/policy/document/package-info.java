@NullMarked
package io.github.passkeyjourney.policy.document;

import org.jspecify.annotations.NullMarked;
