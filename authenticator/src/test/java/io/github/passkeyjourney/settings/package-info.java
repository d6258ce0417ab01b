@NullMarked
package io.github.passkeyjourney.settings;

import org.jspecify.annotations.NullMarked;
