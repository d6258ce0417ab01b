package io.github.passkeyjourney.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagTest {

    private final EntityTag tag = EntityTag.of("{}");

    @Test
    void oneOfSeveralTagsIsEnough() {
        assertThat(tag.matches("\"other\", " + tag.header())).isTrue();
    }

    @Test
    void aStarMatchesWhateverThereIs() {
        assertThat(tag.matches("*")).isTrue();
    }

    @Test
    void anotherTextHasAnotherTag() {
        assertThat(tag.matches(EntityTag.of("{ }").header())).isFalse();
    }

    @Test
    void aWeakTagNeverMatchesNorDoesOneWithoutQuotes() {
        assertThat(tag.matches("W/" + tag.header())).isFalse();
        assertThat(tag.matches(tag.digest())).isFalse();
    }
}
