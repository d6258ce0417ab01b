package io.github.passkeyjourney.recovery.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail addresses as people type them. */
class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.test", " alice+x@mail.example.org ", "ümlaut@größe.test"})
    void isReadWithoutBlanksAround(String typed) {
        assertThat(MailAddress.read(typed)).contains(new MailAddress(typed.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "a@b",
                "a@b@c.test",
                "a b@c.test",
                "a@b.test,c@d.test",
                "<a@b.test>",
                "a@b.test\nBcc: c@d.test",
                "a@b."
            })
    void isNoneWhereNoMailCouldGoOrMoreThanOne(String typed) {
        assertThat(MailAddress.read(typed)).isEmpty();
    }

    @Test
    void isNoLongerThanMailAllows() {
        assertThat(MailAddress.read("a".repeat(250) + "@b.test")).isEmpty();
        assertThat(MailAddress.read(null)).isEmpty();
    }

    @Test
    void isTheSameWhateverItsCase() {
        MailAddress address = new MailAddress("Alice@realm.test");
        assertThat(address.isSameAs("alice@REALM.test")).isTrue();
        assertThat(address.isSameAs("bob@realm.test")).isFalse();
        assertThat(address.isSameAs(null)).isFalse();
        assertThat(address).hasToString("MailAddress");
    }

    @Test
    void whatIsShownTellsAlmostNothing() {
        assertThat(MailAddress.masked("alice@realm.test")).isEqualTo("a\u2022\u2022\u2022@\u2022\u2022\u2022.test");
    }
}
