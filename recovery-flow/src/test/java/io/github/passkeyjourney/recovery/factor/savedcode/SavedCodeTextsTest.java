package io.github.passkeyjourney.recovery.factor.savedcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the page with the codes and of the account console. */
class SavedCodeTextsTest {

    private static final Path THEME = Path.of("src/main/resources/theme-resources");

    @Test
    void everyTextExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "requiredAction.passkey-saved-codes",
                "passkey-saved-code-display-name",
                "passkey-saved-code-help-text",
                "passkeySavedCodes.left",
                "passkeySavedCodes.few.title",
                "passkeySavedCodes.few.description"));
        Matcher keys = Pattern.compile("\"(passkeySavedCodes\\.[\\w.-]*\\w)\"")
                .matcher(Files.readString(THEME.resolve("templates/passkey-saved-codes.ftl")));
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Stream.of(ChangeVerdict.values()).filter(verdict -> !verdict.allows()).forEach(verdict -> {
            used.add("passkeySavedCodes." + verdict.id() + ".title");
            used.add("passkeySavedCodes." + verdict.id() + ".lead");
        });
        assertThat(texts()).isEqualTo(used);
    }

    private static Set<String> texts() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(THEME.resolve("messages/messages_en.properties"))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.contains("avedCodes") || key.contains("passkey-saved-code"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
