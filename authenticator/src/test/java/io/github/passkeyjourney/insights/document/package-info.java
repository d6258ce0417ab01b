@NullMarked
package io.github.passkeyjourney.insights.document;

import org.jspecify.annotations.NullMarked;
