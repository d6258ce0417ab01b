@NullMarked
package io.github.passkeyjourney.admin.setup.realm;

import org.jspecify.annotations.NullMarked;
