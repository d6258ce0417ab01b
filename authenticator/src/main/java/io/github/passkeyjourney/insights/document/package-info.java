/** How an answer is written: JSON and CSV. */
@NullMarked
package io.github.passkeyjourney.insights.document;

import org.jspecify.annotations.NullMarked;
