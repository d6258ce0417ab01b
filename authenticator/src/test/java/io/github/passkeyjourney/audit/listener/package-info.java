@NullMarked
package io.github.passkeyjourney.audit.listener;

import org.jspecify.annotations.NullMarked;
