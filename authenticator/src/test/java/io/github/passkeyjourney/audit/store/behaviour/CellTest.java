package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.AdviceOutcome;
import io.github.passkeyjourney.audit.event.Advised;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.audit.event.UpgradeAttempted;
import io.github.passkeyjourney.audit.event.UpgradeOutcome;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.Platform;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(
                        new SignIn(SignInMethod.PASSWORD_OTP, SignInOutcome.REFUSED, true),
                        "sign-in password-otp refused null true"),
                Arguments.of(
                        new Fallback(FallbackCause.CHOICE, SignInMethod.PASSWORD),
                        "fallback password null choice null"),
                Arguments.of(new Offered(true), "offered null mandatory null null"),
                Arguments.of(new Offered(false), "offered null optional null null"),
                Arguments.of(
                        new EnrollmentFailed(EnrollFailure.CANCELLED), "enrollment-failed null null cancelled null"),
                Arguments.of(
                        new UpgradeAttempted(UpgradeOutcome.DECLINED), "upgrade-attempted null declined null null"),
                Arguments.of(
                        new Advised(Advice.ADD_HERE, AdviceOutcome.FOLLOWED), "advised null followed add-here null"),
                Arguments.of(new Skipped(), "skipped null null null null"),
                Arguments.of(new Skipped(SkipReason.NO_NEED), "skipped null null no-need null"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aCellHoldsTheWordsOfAFact(BehaviourFact fact, String expected) {
        Cell cell = Cell.of(TestFacts.onAPhone("user-1"), fact);
        assertThat(cell.type() + " " + cell.method() + " " + cell.outcome() + " " + cell.cause() + " " + cell.holder())
                .isEqualTo(expected);
        assertThat(cell.realmId()).isEqualTo("realm-1");
        assertThat(cell.cohort()).isEqualTo("pilot");
        assertThat(cell.arm()).isEqualTo("faster");
        assertThat(cell.platform()).isEqualTo("android");
        assertThat(cell.browser()).isEqualTo("chrome");
        assertThat(cell.client()).isEqualTo("app");
    }

    @Test
    void usersShareACell() {
        assertThat(Cell.of(TestFacts.onAPhone("user-1"), new Skipped()))
                .isEqualTo(Cell.of(TestFacts.onAPhone("user-2"), new Skipped()));
    }

    @Test
    void everyValueIsPartOfTheKey() {
        Set<String> keys = new HashSet<>();
        Stream.of(
                        cell("pilot", null, "app"),
                        cell(null, "pilot", "app"),
                        cell("pilot", null, null),
                        cell(null, null, "app"),
                        cell("", null, "app"),
                        cell("pilotapp", null, ""),
                        cell("pilot", null, "app").withoutNames())
                .map(Cell::key)
                .forEach(keys::add);
        assertThat(keys).hasSize(7).allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(cell("pilot", null, "app").key())
                .isEqualTo(cell("pilot", null, "app").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "line\nbreak", "half \uD83D", "\uD83D\uDD11", "\u0085"})
    void aNameThatSomeDatabaseRefusesIsOther(String name) {
        assertThat(cell(name, name, name)).isEqualTo(cell("other", "other", "other"));
    }

    @Test
    void aNameThatNoColumnHoldsIsOther() {
        assertThat(cell("pilot", null, "a".repeat(255)).client()).hasSize(255);
        assertThat(cell("pilot", null, "a".repeat(256)).client()).isEqualTo("other");
    }

    private static Cell cell(@Nullable String cohort, @Nullable String arm, @Nullable String client) {
        return Cell.of(
                new Circumstances(
                        "realm-1", "user-1", null, client, cohort, arm, Platform.ANDROID, Browser.CHROME, null),
                new Skipped());
    }
}
