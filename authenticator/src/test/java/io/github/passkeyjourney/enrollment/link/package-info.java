@NullMarked
package io.github.passkeyjourney.enrollment.link;

import org.jspecify.annotations.NullMarked;
