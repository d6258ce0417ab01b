package io.github.passkeyjourney.insights;

/**
 * How one measure of a report stands to another.
 *
 * @param id the word in answers
 * @param numerator what is looked for
 * @param denominator among what
 */
record RateFormula(String id, Measure numerator, Measure denominator) {}
