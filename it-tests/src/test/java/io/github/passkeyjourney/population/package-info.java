/** A scripted population: what people did at real pages, and what every report must say about it. */
@NullMarked
package io.github.passkeyjourney.population;

import org.jspecify.annotations.NullMarked;
