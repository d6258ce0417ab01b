package io.github.passkeyjourney.recovery.helpdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an access pass may go on. */
class PassStateTest {

    @Test
    void onlyARevealedPassIsRedeemedAndOnlyAnApprovedOneIsRevealed() {
        assertThat(before(PassState.REDEEMED)).containsExactly(PassState.REVEALED);
        assertThat(before(PassState.REVEALED)).containsExactly(PassState.APPROVED);
        assertThat(before(PassState.APPROVED)).containsExactly(PassState.PENDING);
        assertThat(before(PassState.PENDING)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "REDEEMED", "WITHDRAWN", "EXPIRED"})
    void whatHasEndedStays(PassState state) {
        assertThat(state.ended()).isTrue();
        assertThat(Arrays.stream(PassState.values())).noneMatch(state::mayBecome);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsWord(PassState state) {
        assertThat(PassState.of(state.id())).isEqualTo(state);
        assertThatThrownBy(() -> PassState.of(state.name())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<PassState> before(PassState next) {
        return Arrays.stream(PassState.values())
                .filter(state -> state.mayBecome(next))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PassState.class)));
    }
}
