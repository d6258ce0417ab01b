@NullMarked
package io.github.passkeyjourney.audit.visitor;

import org.jspecify.annotations.NullMarked;
