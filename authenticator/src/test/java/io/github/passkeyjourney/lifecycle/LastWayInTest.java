package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastWayInTest {

    @ParameterizedTest
    @EnumSource(PasskeyVerdict.class)
    void onlyWhatHasExpiredIsToBeRenewed(PasskeyVerdict verdict) {
        assertThat(new LastWayIn(verdict, true, true, true, false).isToBeRenewed())
                .isEqualTo(verdict == PasskeyVerdict.EXPIRED_AGE || verdict == PasskeyVerdict.EXPIRED_IDLE);
    }

    @Test
    void anyOtherDoubtRefusesIt() {
        PasskeyVerdict expired = PasskeyVerdict.EXPIRED_AGE;
        assertThat(new LastWayIn(expired, false, true, true, false).isToBeRenewed())
                .as("its user was not verified")
                .isFalse();
        assertThat(new LastWayIn(expired, true, false, true, false).isToBeRenewed())
                .as("no sign-in")
                .isFalse();
        assertThat(new LastWayIn(expired, true, true, false, false).isToBeRenewed())
                .as("no page")
                .isFalse();
        assertThat(new LastWayIn(expired, true, true, true, true).isToBeRenewed())
                .as("another way in")
                .isFalse();
    }
}
