package io.github.passkeyjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.policy.Platform;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of this jar: complete in every language, and used. */
class MessageBundleTest {

    private static final Path THEME = Path.of("src/main/resources/theme-resources");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void everyLanguageHasTheSameTextsWithTheSamePlaces(String language) throws IOException {
        Properties english = bundle("en");
        Properties other = bundle(language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void noTextLosesAnApostropheToMessageFormat(String language) throws IOException {
        Properties bundle = bundle(language);
        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            assertThat(new MessageFormat(text).format(new Object[0])).as(key).isEqualTo(text.replace("''", "'"));
        }
    }

    @Test
    void everyTextOfThePageExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "requiredAction.passkey-enroll",
                "passkeyEnroll.skip",
                "passkeyEnroll.continue",
                "passkeyEnroll.continueThisTime"));
        String template = Files.readString(THEME.resolve("templates/passkey-enroll.ftl"));
        Matcher keys = Pattern.compile("\"(passkeyEnroll\\.[\\w.-]*\\w)\"").matcher(template);
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Stream.of(Platform.values()).forEach(platform -> {
            used.add("passkeyEnroll.where." + platform.id());
            used.add("passkeyEnroll.proposal." + platform.id());
        });
        Stream.of(EnrollFailure.values()).forEach(failure -> {
            used.add("passkeyEnroll.error." + failure.id() + ".title");
            used.add("passkeyEnroll.error." + failure.id() + ".next");
        });
        assertThat(new TreeSet<>(bundle("en").stringPropertyNames())).isEqualTo(used);
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(THEME.resolve("messages/messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d+}").matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }
}
