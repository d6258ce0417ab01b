@NullMarked
package io.github.passkeyjourney.enrollment;

import org.jspecify.annotations.NullMarked;
