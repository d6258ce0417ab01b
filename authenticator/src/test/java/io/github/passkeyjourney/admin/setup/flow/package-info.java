@NullMarked
package io.github.passkeyjourney.admin.setup.flow;

import org.jspecify.annotations.NullMarked;
