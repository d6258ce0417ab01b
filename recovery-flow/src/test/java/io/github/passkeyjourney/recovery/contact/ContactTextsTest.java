package io.github.passkeyjourney.recovery.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.ContactKind;
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

/** The texts of the page with the contacts, and of what is sent to them. */
class ContactTextsTest {

    private static final Path THEME = Path.of("src/main/resources/theme-resources");

    @Test
    void everyTextExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "requiredAction.passkey-recovery-contacts", "passkeyContactCode.subject", "passkeyContactCode.text"));
        String templates = Files.readString(THEME.resolve("templates/passkey-contacts.ftl"))
                + Files.readString(THEME.resolve("templates/html/passkey-contact-code.ftl"))
                + Files.readString(THEME.resolve("templates/text/passkey-contact-code.ftl"));
        Matcher keys =
                Pattern.compile("\"(passkeyContact(?:s|Code)\\.[\\w.-]*\\w)\"").matcher(templates);
        while (keys.find()) {
            used.add(keys.group(1));
        }
        for (ContactKind kind : ContactKind.values()) {
            Stream.of("kind", "field", "remove", "add", "confirm")
                    .forEach(text -> used.add("passkeyContacts." + text + "." + kind.id()));
        }
        used.add("passkeyContacts.field.code");
        Stream.of("email", "phone", "code", "often").forEach(error -> used.add("passkeyContacts.error." + error));
        Stream.of(ChangeVerdict.values()).filter(verdict -> !verdict.allows()).forEach(verdict -> {
            used.add("passkeyContacts." + verdict.id() + ".title");
            used.add("passkeyContacts." + verdict.id() + ".lead");
        });
        assertThat(texts()).isEqualTo(used);
    }

    private static Set<String> texts() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(THEME.resolve("messages/messages_en.properties"))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.contains("passkeyContact") || key.contains("recovery-contacts"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
