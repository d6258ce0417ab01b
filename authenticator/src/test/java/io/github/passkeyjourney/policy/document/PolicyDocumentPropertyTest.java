package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.passkeyjourney.policy.PolicyArbitraries;
import io.github.passkeyjourney.policy.RolloutPolicy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds for every policy and for every text. */
class PolicyDocumentPropertyTest {

    @Provide
    Arbitrary<RolloutPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"version\"",
                        "1",
                        "\"cohorts\"",
                        "\"name\"",
                        "\"a\"",
                        "\"match\"",
                        "\"not\"",
                        "\"percent\"",
                        "1e999999999999",
                        "-1e-999999999",
                        "0e-999999999",
                        "NaN",
                        "null",
                        "true",
                        "\"P1D\"",
                        "\"nudge\"",
                        "\"snooze\"",
                        "\"attributes\"",
                        "\"recovery\"",
                        "\"methods\"",
                        "\"arms\"",
                        "\"experiments\"",
                        "\ud800",
                        "\"\\ud800\"",
                        "99999999999999999999")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void whatIsWrittenReadsBackEqual(@ForAll("policies") RolloutPolicy policy) {
        String text = PolicyDocument.write(policy);
        assertThat(PolicyDocument.parse(text)).isEqualTo(new PolicyParse.Valid(policy));
        assertThat(text).isEqualTo(PolicyDocument.write(policy));
    }

    @Property(tries = 1_000)
    void noTextMakesTheReaderThrow(@ForAll String text) {
        assertThatCode(() -> PolicyDocument.parse(text)).doesNotThrowAnyException();
    }

    @Property(tries = 2_000)
    void noHeapOfTokensMakesTheReaderThrow(@ForAll("tokens") String text) {
        assertThatCode(() -> PolicyDocument.parse(text)).doesNotThrowAnyException();
    }

    /** Every value of a real document gives way to every kind of wrong value. */
    @Property(tries = 2_000)
    void noDamagedDocumentMakesTheReaderThrow(
            @ForAll @IntRange(max = 2_000) int start,
            @ForAll @IntRange(max = 12) int length,
            @ForAll("tokens") String by) {
        String full = PolicyDocumentTest.FULL;
        int from = Math.min(start, full.length());
        int to = Math.min(from + length, full.length());
        String damaged = full.substring(0, from) + by + full.substring(to);
        assertThatCode(() -> PolicyDocument.parse(damaged)).doesNotThrowAnyException();
    }
}
