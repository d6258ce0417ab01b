/** What an experiment shows: pure arithmetic over the numbers of its arms (docs/analytics.md, "experiments"). */
@NullMarked
package io.github.passkeyjourney.insights.experiment;

import org.jspecify.annotations.NullMarked;
