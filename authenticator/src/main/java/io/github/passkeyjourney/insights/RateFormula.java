package io.github.passkeyjourney.insights;

import org.jspecify.annotations.Nullable;

/**
 * How one measure of a report stands to another.
 *
 * @param id the word in answers
 * @param numerator what is looked for
 * @param without the part of it that is not; null for none
 * @param denominator among what
 */
record RateFormula(String id, Measure numerator, @Nullable Measure without, Measure denominator) {

    RateFormula(String id, Measure numerator, Measure denominator) {
        this(id, numerator, null, denominator);
    }
}
