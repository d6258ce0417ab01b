package io.github.passkeyjourney.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Security reference, rows 29 and 30: labels, names and user agents in exports. */
class PrintablePropertyTest {

    private static final Set<Byte> ACTIVE = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    @Property
    void nothingInItDoesAnything(@ForAll("texts") String text) {
        assertThat(Printable.of(text).codePoints().noneMatch(PrintablePropertyTest::isActive))
                .isTrue();
    }

    @Property
    void whatDoesNothingStaysAsItIs(@ForAll("texts") String text) {
        String harmless = text.codePoints()
                .filter(letter -> !isActive(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(Printable.of(harmless)).isEqualTo(harmless);
    }

    @Example
    void whatDoesIsShown() {
        assertThat(Printable.of("a\r\nb\u001b[31m\u202Ec\u2028\uFEFF\uDB40\uDC41 \\ $1 ä 🦊 \uD83E"))
                .isEqualTo("a\\u000d\\u000ab\\u001b[31m\\u202ec\\u2028\\ufeff\\udb40\\udc41 \\ $1 ä 🦊 \\ud83e");
    }

    private static boolean isActive(int letter) {
        return ACTIVE.contains((byte) Character.getType(letter));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("a\r\n\t\0\u007f\u0085\u200b\u202E\u2066\u2028\u2029\uD83E\uDD8A\\$"),
                Arbitraries.strings().ofMaxLength(20));
    }
}
