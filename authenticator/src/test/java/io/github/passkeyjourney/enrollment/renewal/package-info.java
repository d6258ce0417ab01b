@NullMarked
package io.github.passkeyjourney.enrollment.renewal;

import org.jspecify.annotations.NullMarked;
