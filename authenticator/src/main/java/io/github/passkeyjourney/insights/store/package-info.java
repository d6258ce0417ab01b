/** Facts counted by day and cell, and read again for the reports. */
@NullMarked
package io.github.passkeyjourney.insights.store;

import org.jspecify.annotations.NullMarked;
