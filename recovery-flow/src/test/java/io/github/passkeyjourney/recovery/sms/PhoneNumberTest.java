package io.github.passkeyjourney.recovery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phone numbers as people write them. */
class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+493023125000",
                "+49 (30) 23125-000",
                " +49/30.23125.000 ",
                "+٤٩٣٠٢٣١٢٥٠٠٠",
                "\uFF0B493023125000"
            })
    void isReadHoweverItIsWritten(String typed) {
        assertThat(PhoneNumber.read(typed)).contains(new PhoneNumber("+493023125000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "03023125000",
                "+0493023125",
                "+49302",
                "+4930231250001234",
                "+49 30 x",
                "49+3023125000",
                "++493023125000"
            })
    void isNoneWithoutItsCountryOrWithTooFewOrTooManyDigits(String typed) {
        assertThat(PhoneNumber.read(typed)).isEmpty();
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(PhoneNumber.read(null)).isEmpty();
        assertThat(PhoneNumber.read("+" + "1".repeat(100))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550123,+1",
        "+74951234567,+7",
        "+493023125000,+49",
        "+4312345678,+43",
        "+9712345678,+971",
        "+3531234567,+353",
        "+8821612345,+882"
    })
    void theCallingCodeHasOneToThreeDigits(String number, String code) {
        assertThat(new PhoneNumber(number).callingCode()).isEqualTo(code);
    }

    @Test
    void whatIsShownTellsTheCountryAndTwoDigits() {
        assertThat(new PhoneNumber("+493023125078").masked()).isEqualTo("+49\u2022\u2022\u2022\u2022\u202278");
        assertThat(new PhoneNumber("+493023125078")).hasToString("PhoneNumber");
    }

    @Test
    void messagesGoToThePrefixesOfThePolicyAndEverywhereIfThereAreNone() {
        PhoneNumber number = new PhoneNumber("+493023125078");
        assertThat(number.isAmong(List.of("+43", "+4930"))).isTrue();
        assertThat(number.isAmong(List.of("+43", "+4989"))).isFalse();
        assertThat(number.isAmong(List.of())).isTrue();
    }
}
