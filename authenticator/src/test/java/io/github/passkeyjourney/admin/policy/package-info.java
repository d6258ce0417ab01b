@NullMarked
package io.github.passkeyjourney.admin.policy;

import org.jspecify.annotations.NullMarked;
