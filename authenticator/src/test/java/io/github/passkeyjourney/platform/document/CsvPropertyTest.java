package io.github.passkeyjourney.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvPropertyTest {

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    /** Security reference, row 30. */
    @Property
    void everyTextComesBackAsItIsShown(@ForAll("records") List<List<String>> records) {
        Csv csv = new Csv();
        records.forEach(csv::add);

        assertThat(CsvParser.parse(csv.toString()).stream()
                        .map(cells -> cells.stream()
                                .map(CsvPropertyTest::withoutGuard)
                                .toList())
                        .toList())
                .isEqualTo(records.stream()
                        .map(cells -> cells.stream().map(Printable::of).toList())
                        .toList());
    }

    @Property
    void eachRecordIsOneLineOfPrintableText(@ForAll("records") List<List<String>> records) {
        Csv csv = new Csv();
        records.forEach(csv::add);

        assertThat(csv.toString().split("\r\n", -1))
                .hasSize(records.size() + 1)
                .allSatisfy(line -> assertThat(Printable.of(line)).isEqualTo(line));
    }

    @Property
    void noCellBeginsWithAFormula(@ForAll("records") List<List<String>> records) {
        Csv csv = new Csv();
        records.forEach(csv::add);

        assertThat(CsvParser.parse(csv.toString()))
                .allSatisfy(cells -> assertThat(cells)
                        .allSatisfy(cell -> assertThat(cell.isEmpty()
                                        || DANGEROUS.indexOf(cell.charAt(0)) < 0
                                        || cell.matches("-\\d+\\.\\d+"))
                                .isTrue()));
    }

    @Example
    void aNegativeNumberIsNoFormulaAndOneThatGoesOnIs() {
        Csv csv = new Csv();
        csv.add(List.of("-0.25", "-1", "-1+1", "-", "-1.", "-1e5", "+1"));
        assertThat(csv.toString()).isEqualTo("-0.25,'-1,'-1+1,'-,'-1.,'-1e5,'+1\r\n");
    }

    @Example
    void numbersAndWordsStayAsTheyAre() {
        Csv csv = new Csv();
        csv.add(List.of("0.5", "12", "it's", "'quoted'", "a-b", "\u202Eevil", ""));
        assertThat(csv.toString()).isEqualTo("0.5,12,it's,'quoted',a-b,\\u202eevil,\r\n");
    }

    /** What a reader has to do: an apostrophe that stands, perhaps with others, before a formula is one too many. */
    private static String withoutGuard(String cell) {
        String rest = cell.replaceFirst("^'+", "");
        boolean guarded = cell.length() > rest.length() && !rest.isEmpty() && DANGEROUS.indexOf(rest.charAt(0)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars(DANGEROUS + "',;\"\\ a0\u202E\u2066\u2028\0")
                .ofMaxLength(6);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.oneOf(nasty, any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMaxSize(5);
    }
}
