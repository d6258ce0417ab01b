@NullMarked
package io.github.passkeyjourney.insights.store;

import org.jspecify.annotations.NullMarked;
