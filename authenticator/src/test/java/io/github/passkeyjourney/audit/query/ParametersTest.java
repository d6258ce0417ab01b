package io.github.passkeyjourney.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.policy.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final List<FactType> KNOWN = List.of(FactType.PASSKEY_ENROLLED, FactType.PASSKEY_REMOVED);

    @Test
    void whatIsNotThereIsNotAsked() {
        Parameters none = new Parameters(Map.of());
        assertThat(none.from()).isNull();
        assertThat(none.to()).isNull();
        assertThat(none.types(KNOWN)).isEmpty();
        assertThat(none.user()).isNull();
        assertThat(none.max(FactQuery.MAX, 100)).isEqualTo(100);
        assertThat(none.after("start", Optional::of)).isEqualTo("start");
        assertThat(none.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22T00:00:00Z, 2026-11-23T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.123+05:30, 2026-11-22T06:30:00.123Z, 2026-11-22T06:30:00.123Z"
    })
    void daysAreInAsAWholeAndMomentsAreBounds(String text, Instant from, Instant to) {
        Parameters parameters = of(Map.of("from", text, "to", text));
        assertThat(parameters.from()).isEqualTo(from);
        assertThat(parameters.to()).isEqualTo(to);
        assertThat(parameters.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-11-22T25:00:00Z",
                "2026-11-22T12:00:00",
                "22.11.2026",
                "-1",
                "2026-11-22T",
                "+12026-11-22",
                "1763812800000"
            })
    void whatIsNoTimeIsToldWithItsPath(String text) {
        Parameters parameters = of(Map.of("from", text, "to", text));
        assertThat(parameters.from()).isNull();
        assertThat(parameters.to()).isNull();
        assertThat(parameters.errors()).extracting(ApiError::path).containsExactly("from", "to");
    }

    @Test
    void timeGoesForward() {
        Parameters parameters = of(Map.of());
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        parameters.requireOrder(noon, noon.plusMillis(1));
        parameters.requireOrder(null, noon);
        parameters.requireOrder(noon, null);
        assertThat(parameters.errors()).isEmpty();
        parameters.requireOrder(noon, noon);
        assertThat(parameters.errors())
                .containsExactly(new ApiError("from", "must be before the end, 2026-11-22T12:00:00Z"));
    }

    @Test
    void typesComeWithCommasOrOneByOne() {
        assertThat(new Parameters(Map.of("type", List.of("passkey-enrolled,passkey-removed"))).types(KNOWN))
                .containsExactlyInAnyOrderElementsOf(KNOWN);
        assertThat(new Parameters(Map.of("type", List.of("passkey-enrolled", "passkey-removed"))).types(KNOWN))
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void everyWrongTypeIsTold() {
        Parameters parameters = of(Map.of("type", "passkey-lent,passkey-removed,,sign-in,passkey-removed"));
        parameters.types(KNOWN);
        assertThat(parameters.errors())
                .containsExactly(
                        new ApiError("type", "\"passkey-lent\" is none of passkey-enrolled, passkey-removed"),
                        new ApiError("type", "\"\" is none of passkey-enrolled, passkey-removed"),
                        new ApiError("type", "\"sign-in\" is none of passkey-enrolled, passkey-removed"),
                        new ApiError("type", "passkey-removed comes twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "1e2", "", "ten", "99999999999"})
    void aNumberOutOfRangeIsToldWithTheRange(String text) {
        Parameters parameters = of(Map.of("max", text));
        assertThat(parameters.max(new Range<>(1, 1_000), 100)).isEqualTo(100);
        assertThat(parameters.errors())
                .containsExactly(new ApiError("max", "must be a whole number from 1 to 1000, not \"" + text + "\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void theEndsOfTheRangeAreIn(int max) {
        assertThat(of(Map.of("max", Integer.toString(max))).max(FactQuery.MAX, 100))
                .isEqualTo(max);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\nb"})
    void anIdIsOneLineOfText(String text) {
        Parameters parameters = of(Map.of("user", text));
        assertThat(parameters.user()).isNull();
        assertThat(parameters.errors()).extracting(ApiError::path).containsExactly("user");
        assertThat(of(Map.of("user", "x".repeat(255))).user()).hasSize(255);
        assertThat(of(Map.of("user", "x".repeat(256))).user()).isNull();
    }

    @Test
    void whatComesTwiceOrIsMisspeltIsTold() {
        Parameters parameters = new Parameters(Map.of("max", List.of("1", "2"), "usr", List.of("alice")));
        parameters.allow(List.of("max", "user"));
        assertThat(parameters.max(FactQuery.MAX, 100)).isEqualTo(100);
        assertThat(parameters.errors())
                .containsExactly(
                        new ApiError("usr", "no such parameter; there are max, user"),
                        new ApiError("max", "comes 2 times"));
    }

    @Test
    void aLongValueIsNotRepeatedAsAWhole() {
        Parameters parameters = of(Map.of("after", "x".repeat(10_000)));
        assertThat(parameters.<String>after("start", text -> Optional.empty())).isEqualTo("start");
        assertThat(parameters.errors().get(0).message()).hasSizeLessThan(200);
    }

    private static Parameters of(Map<String, String> parameters) {
        return new Parameters(parameters.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }
}
