@NullMarked
package io.github.passkeyjourney.lifecycle.notice;

import org.jspecify.annotations.NullMarked;
