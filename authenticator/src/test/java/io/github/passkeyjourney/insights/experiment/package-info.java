@NullMarked
package io.github.passkeyjourney.insights.experiment;

import org.jspecify.annotations.NullMarked;
