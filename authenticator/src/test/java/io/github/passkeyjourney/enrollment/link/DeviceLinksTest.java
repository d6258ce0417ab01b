package io.github.passkeyjourney.enrollment.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.MovingClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeviceLinksTest {

    private final MovingClock clock = new MovingClock();
    private final DeviceLinks links = new DeviceLinks(new FakeSingleUse(), clock, bound -> 0);

    @Test
    void thePhoneWhoseNumberIsTypedGoesOnAndNoOther() {
        DeviceLink link = link("one");
        int first = links.claim(link, "stranger").orElseThrow();
        int second = links.claim(link, "own").orElseThrow();
        assertThat(second).as("drawn anew, though the same came").isNotEqualTo(first);
        assertThat(links.step(link)).isEqualTo(LinkStep.CLAIMED);

        assertThat(links.confirm(link, second)).isTrue();
        assertThat(links.start(link, "stranger")).isFalse();
        assertThat(links.start(link, "own")).isTrue();
        assertThat(links.start(link, "own")).as("once").isFalse();
        assertThat(links.claim(link, "late")).isEmpty();
        links.done(link, "Phone");
        assertThat(links.step(link)).isEqualTo(LinkStep.DONE);
        assertThat(links.label(link)).contains("Phone");
    }

    @Test
    void oneWrongNumberEndsIt() {
        DeviceLink link = link("one");
        int number = links.claim(link, "own").orElseThrow();
        assertThat(links.confirm(link, number + 1)).isFalse();
        assertThat(links.end(link)).contains(LinkEnd.WRONG_NUMBER);
        assertThat(links.confirm(link, number)).isFalse();
        assertThat(links.start(link, "own")).isFalse();

        DeviceLink unopened = link("two");
        assertThat(links.confirm(unopened, 123)).isFalse();
        assertThat(links.claim(unopened, "own")).isEmpty();
    }

    @Test
    void afterFiveMinutesNobodyBeginsAndWhoHasBegunEnds() {
        DeviceLink begun = link("one");
        int number = links.claim(begun, "own").orElseThrow();
        DeviceLink idle = link("two");
        int other = links.claim(idle, "own").orElseThrow();
        assertThat(links.confirm(idle, other)).isTrue();
        assertThat(links.confirm(begun, number)).isTrue();
        assertThat(links.start(begun, "own")).isTrue();

        clock.advance(DeviceLink.VALIDITY.plusSeconds(1));
        assertThat(links.step(begun)).isEqualTo(LinkStep.STARTED);
        assertThat(links.end(idle)).contains(LinkEnd.EXPIRED);
        assertThat(links.start(idle, "own")).isFalse();
    }

    @Test
    void whatHasEndedHasEndedForTheFirstReason() {
        DeviceLink link = link("one");
        links.end(link, LinkEnd.CANCELLED);
        links.end(link, LinkEnd.DECLINED);
        assertThat(links.end(link)).contains(LinkEnd.CANCELLED);
        assertThat(links.claim(link, "own")).isEmpty();
    }

    @Test
    void phonesAndLinksAreLimited() {
        DeviceLink link = link("one");
        for (int i = 0; i < DeviceLinks.MOST_PHONES; i++) {
            assertThat(links.claim(link, "phone" + i)).isPresent();
        }
        assertThat(links.claim(link, "one more")).isEmpty();
        for (int i = 1; i < DeviceLinks.MOST_LINKS; i++) {
            link("more" + i);
        }
        assertThat(links.add(made("too many"))).isFalse();
        assertThat(links.find("acme", "too many")).isEmpty();
    }

    @Test
    void anotherRealmDoesNotKnowIt() {
        DeviceLink link = link("one");
        assertThat(links.find("acme", "one")).contains(link);
        assertThat(links.find("other", "one")).isEmpty();
    }

    /** Whatever two phones and a computer do, in whatever order. */
    @Property
    void noPhoneEverBeginsWhoseNumberWasNotTheOneThatWasTyped(@ForAll long seed) {
        Random random = new Random(seed);
        DeviceLinks any = new DeviceLinks(new FakeSingleUse(), clock, random::nextInt);
        DeviceLink link = made("one");
        any.add(link);
        int[] numbers = {-1, -1};
        int typed = -1;
        Set<Integer> begun = new HashSet<>();
        for (int step = 0; step < 30; step++) {
            int phone = random.nextInt(2);
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (numbers[phone] < 0) {
                        numbers[phone] = any.claim(link, "phone" + phone).orElse(-1);
                    }
                }
                case 1 -> {
                    int guess = random.nextInt(3) == 0 ? 100 + random.nextInt(900) : numbers[phone];
                    typed = typed < 0 && guess >= 0 ? guess : typed;
                    any.confirm(link, guess);
                }
                case 2 -> {
                    if (any.start(link, "phone" + phone)) {
                        assertThat(numbers[phone]).isEqualTo(typed);
                        assertThat(begun.add(phone)).isTrue();
                    }
                }
                case 3 -> clock.advance(Duration.ofSeconds(random.nextInt(30)));
                case 4 -> {
                    if (random.nextInt(10) == 0) {
                        any.end(link, LinkEnd.CANCELLED);
                    }
                }
                default -> any.isConfirmed(link, "phone" + phone);
            }
        }
        assertThat(begun).hasSizeLessThanOrEqualTo(1);
    }

    private DeviceLink link(String id) {
        DeviceLink link = made(id);
        assertThat(links.add(link)).isTrue();
        return link;
    }

    private DeviceLink made(String id) {
        return new DeviceLink(id, "acme", "alice", "root", "tab", "client", clock.instant());
    }
}
