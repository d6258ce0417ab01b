package io.github.passkeyjourney.recovery.factor.savedcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Only what is on the page that was shown last can be confirmed, and only for a while. */
class ShownCodesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Map<String, String> notes = new HashMap<>();
    private final ShownCodes shown = new ShownCodes(session(notes));

    private final CodeSet first = set("2");
    private final CodeSet second = set("5");

    @Test
    void theLastPageIsTheOneThatCounts() {
        String before = shown.keep(first, NOON);
        String last = shown.keep(second, NOON);
        assertThat(before).isNotEqualTo(last);
        assertThat(shown.of(before, NOON)).isEmpty();
        assertThat(shown.of(null, NOON)).isEmpty();
        assertThat(shown.of(last, NOON).orElseThrow().json()).isEqualTo(second.json());
    }

    @Test
    void itCanBeConfirmedForAQuarterOfAnHourUnlessItIsForgotten() {
        String page = shown.keep(first, NOON);
        assertThat(shown.of(page, NOON.plus(ShownCodes.VALIDITY))).isPresent();
        assertThat(shown.of(page, NOON.plus(ShownCodes.VALIDITY).plusMillis(1))).isEmpty();
        shown.forget();
        assertThat(shown.of(page, NOON)).isEmpty();
        assertThat(notes).isEmpty();
    }

    private static CodeSet set(String slot) {
        CodeHasher hasher = new CodeHasher(name -> new CountingHash("standard"), null, 1);
        return new CodeSet(List.of(hasher.hash(new SavedCode(slot + "0".repeat(15)), 0)));
    }

    private static AuthenticationSessionModel session(Map<String, String> notes) {
        return (AuthenticationSessionModel) Proxy.newProxyInstance(
                ShownCodesTest.class.getClassLoader(),
                new Class<?>[] {AuthenticationSessionModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAuthNote" -> notes.get((String) arguments[0]);
                    case "setAuthNote" -> notes.put((String) arguments[0], (String) arguments[1]);
                    case "removeAuthNote" -> notes.remove((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
