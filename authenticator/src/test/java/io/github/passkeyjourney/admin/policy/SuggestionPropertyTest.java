package io.github.passkeyjourney.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Phase;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SuggestionPropertyTest {

    @Property
    void eachCohortStandsInItOnceAndOnlyObservedOnesAreAskedNext(
            @ForAll("outlooks") List<Outlook> outlooks, @ForAll @IntRange(min = 1, max = 50) int minimum) {
        Suggestion suggestion = Suggestion.of(outlooks, minimum);

        assertThat(suggestion.steps())
                .extracting(Suggestion.Step::cohort)
                .containsExactlyInAnyOrderElementsOf(
                        outlooks.stream().map(Outlook::cohort).toList());
        suggestion.next().ifPresent(step -> {
            assertThat(step.phase()).isEqualTo(Phase.OBSERVE);
            assertThat(step).isEqualTo(suggestion.steps().get(0));
        });
    }

    @Property
    void fewPeopleChangeNothingThatIsToldWhoeverTheyAre(
            @ForAll("outlooks") List<Outlook> outlooks, @ForAll @IntRange(min = 1, max = 50) int minimum) {
        List<Outlook> emptied = outlooks.stream()
                .map(outlook -> outlook.users() < minimum
                        ? new Outlook(outlook.cohort(), outlook.phase(), 0, 0, 0, 0)
                        : outlook)
                .toList();

        assertThat(Suggestion.of(outlooks, minimum)).isEqualTo(Suggestion.of(emptied, minimum));
    }

    @Provide
    Arbitrary<List<Outlook>> outlooks() {
        Arbitrary<Long> people = Arbitraries.longs().between(0, 60);
        return Combinators.combine(Arbitraries.of(Phase.values()), people, people, people, people)
                .as((phase, able, unable, unknown, others) ->
                        new Outlook("", phase, able + unable + unknown + others, able, unable, unknown))
                .list()
                .ofMaxSize(8)
                .map(SuggestionPropertyTest::named);
    }

    private static List<Outlook> named(List<Outlook> outlooks) {
        List<Outlook> named = new ArrayList<>();
        for (Outlook outlook : outlooks) {
            named.add(new Outlook(
                    "c" + named.size(),
                    outlook.phase(),
                    outlook.users(),
                    outlook.able(),
                    outlook.unable(),
                    outlook.unknown()));
        }
        return named;
    }
}
