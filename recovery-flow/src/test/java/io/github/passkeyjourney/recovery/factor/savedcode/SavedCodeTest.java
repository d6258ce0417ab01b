package io.github.passkeyjourney.recovery.factor.savedcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code is made of, and what people may make of it when they type it. */
class SavedCodeTest {

    private static final SavedCode CODE = new SavedCode("3A0110ZT7KQWERXY");

    @Test
    void fifteenSymbolsOfThirtyTwoAreRandomAndTheFirstOneTellsThePlace() {
        assertThat(SavedCode.ALPHABET).hasSize(32).doesNotContain("I", "L", "O", "U");
        assertThat(SavedCode.ALPHABET.chars().distinct().count()).isEqualTo(32);
        // 15 times 5 bits.
        assertThat((SavedCode.LENGTH - 1) * 5).isGreaterThanOrEqualTo(64);

        SecureRandom random = new SecureRandom();
        List<SavedCode> drawn = IntStream.range(0, 3_200)
                .mapToObj(number -> SavedCode.draw(number % CodeSet.SIZE, random))
                .toList();
        assertThat(new HashSet<>(drawn)).hasSize(drawn.size());
        for (int place = 1; place < SavedCode.LENGTH; place++) {
            Set<Character> seen = new HashSet<>();
            for (SavedCode code : drawn) {
                seen.add(code.symbols().charAt(place));
            }
            // A symbol that is as likely as the others is missed by 3200 draws once in 10^44.
            assertThat(seen).as("place " + place).hasSize(32);
        }
        assertThat(drawn.stream().map(SavedCode::slot).distinct()).hasSize(CodeSet.SIZE);
    }

    @Test
    void itIsWrittenInFourGroupsOfFourAndReadBack() {
        assertThat(CODE.written()).isEqualTo("3A01-10ZT-7KQW-ERXY");
        assertThat(SavedCode.parse(CODE.written())).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3a01-10zt-7kqw-erxy",
                " 3A0110ZT7KQWERXY\n",
                "3A01 10ZT 7KQW ERXY",
                "3AOI-LoZT-7KQW-ERXY",
                "3aolIOzt7kqwerxy",
                "3A01\u201110ZT\u20137KQW\u2014ERXY",
                "3A01\u221210ZT_7KQW\u00a0ERXY",
                "\u200f3A01-10ZT-7KQW-ERXY\u200e",
                "\u0663A\u0660\u0661-\u0661\u0660ZT-\u0667KQW-ERXY",
                "\uff13\uff21\uff10\uff11\uff11\uff10\uff3a\uff34\uff17\uff2b\uff31\uff37\uff25\uff32\uff38\uff39"
            })
    void peopleMayTypeItAsTheyReadIt(String typed) {
        assertThat(SavedCode.parse(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3A01-10ZT-7KQW-ERX",
                "3A01-10ZT-7KQW-ERXYZ",
                "3A01-10ZT-7KQW-ERXU",
                "3A01-10ZT-7KQW-ERX!",
                "3A01-10ZT-7KQW-ERX\u00c4",
                "3A01-10ZT-7KQW-ERX\ud83d\ude00"
            })
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(SavedCode.parse(typed)).isEmpty();
    }

    @Property(tries = 300)
    void whateverIsTypedIsReadAsACodeUnlessALetterIsNone(
            @ForAll @StringLength(SavedCode.LENGTH) @AlphaChars @NumericChars String typed) {
        Optional<SavedCode> read = SavedCode.parse(typed);
        assertThat(read.isPresent()).isEqualTo(!typed.toLowerCase(Locale.ROOT).contains("u"));
        read.ifPresent(code -> assertThat(SavedCode.parse(code.written())).contains(code));
    }

    @Property(tries = 300)
    void oneWrongSymbolIsAnotherCode(
            @ForAll @IntRange(max = 15) int place, @ForAll @IntRange(min = 1, max = 31) int step) {
        int other = (SavedCode.ALPHABET.indexOf(CODE.symbols().charAt(place)) + step) % 32;
        String typed = CODE.symbols().substring(0, place)
                + SavedCode.ALPHABET.charAt(other)
                + CODE.symbols().substring(place + 1);
        assertThat(SavedCode.parse(typed)).isPresent().get().isNotEqualTo(CODE);
    }

    @Test
    void noLogTellsIt() {
        assertThat(CODE.toString()).doesNotContain("A01").contains("slot=3");
    }
}
