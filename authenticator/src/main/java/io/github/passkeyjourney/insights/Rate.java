package io.github.passkeyjourney.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A share, with what it rests on.
 *
 * @param numerator what was looked for, at least 0
 * @param denominator among how many, at least 0
 */
public record Rate(long numerator, long denominator) {

    private static final int DECIMALS = 6;

    /** The quotient, rounded to six decimals; null where the denominator is 0. */
    public @Nullable BigDecimal value() {
        if (denominator == 0) {
            return null;
        }
        BigDecimal value = BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
