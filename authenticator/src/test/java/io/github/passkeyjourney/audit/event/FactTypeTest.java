package io.github.passkeyjourney.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTypeTest {

    @Test
    void everyFactHasItsOwnType() {
        assertThat(Arrays.stream(FactType.values()).map(FactType::fact))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(permitted());
    }

    @Test
    void thereIsAnExampleOfEachType() {
        assertThat(TestFacts.all().map(Fact::type)).containsExactly(FactType.values());
    }

    @ParameterizedTest
    @EnumSource
    void eachTypeIsFoundByItsWord(FactType type) {
        assertThat(type.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(FactType.of(type.id())).contains(type);
    }

    @Test
    void whatChangesHowAnAccountOpensIsAudited() {
        assertThat(FactType.PASSKEY_REMOVED.audited()).isTrue();
        assertThat(FactType.SIGN_IN.audited()).isFalse();
    }

    private static List<Class<? extends Fact>> permitted() {
        List<Class<? extends Fact>> facts = new ArrayList<>();
        for (Class<?> kind : List.of(AuditFact.class, BehaviourFact.class)) {
            for (Class<?> fact : kind.getPermittedSubclasses()) {
                facts.add(fact.asSubclass(Fact.class));
            }
        }
        return facts;
    }
}
