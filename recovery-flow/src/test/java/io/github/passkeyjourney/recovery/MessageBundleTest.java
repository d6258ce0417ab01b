package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.recovery.policy.ProofRoot;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            if (text.contains("{{")) {
                // Filled by the account console.
                continue;
            }
            assertThat(new MessageFormat(text).format(new Object[0])).as(key).isEqualTo(text.replace("''", "'"));
        }
    }

    @Test
    void everyTextOfTheFlowExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "passkeyRecoveryCode.subject",
                "passkeyRecoveryCode.text",
                "passkeyApproval.subject",
                "passkeyRecovery.error.wrong",
                "passkeyRecovery.error.crowded",
                "passkeyRecovery.method.access-pass.shown"));
        Pattern key =
                Pattern.compile("\"(passkey(?:Recovery|Recovered|Objection|RecoveryCode|Approval)\\.[\\w.-]*\\w)\"");
        for (String template : List.of(
                "passkey-recovery.ftl",
                "passkey-recovered.ftl",
                "passkey-objection.ftl",
                "html/passkey-recovery-code.ftl",
                "text/passkey-recovery-code.ftl",
                "html/passkey-approval.ftl",
                "text/passkey-approval.ftl")) {
            Matcher found =
                    key.matcher(Files.readString(THEME.resolve("templates").resolve(template)));
            while (found.find()) {
                used.add(found.group(1));
            }
        }
        Stream.of("list", "wait", "ending").forEach(step -> used.add("passkeyRecovery." + step + ".title"));
        Stream.of("passkey", "password").forEach(ending -> used.add("passkeyRecovery.ending." + ending));
        Stream.of(ProofRoot.values()).forEach(root -> used.add("passkeyRecovery.root." + root.id()));
        Stream.of("password", "otp", "code", "savedCode", "accessPass")
                .forEach(field -> used.add("passkeyRecovery.field." + field));
        for (String method : List.of("existing-factor", "saved-code", "email-code", "sms-code", "access-pass")) {
            Stream.of("name", "what", "title", "lead")
                    .forEach(text -> used.add("passkeyRecovery.method." + method + "." + text));
        }
        Stream.of("webauthn-passwordless", "webauthn", "otp", "recovery-authn-codes")
                .forEach(type -> used.add("passkeyRecovered.type." + type));
        for (String step : List.of("ask", "done", "over", "invalid")) {
            Stream.of("title", "lead").forEach(text -> used.add("passkeyObjection." + step + "." + text));
        }
        Set<String> there = bundle("en").stringPropertyNames().stream()
                .filter(name -> Stream.of(
                                "passkeyRecovery.",
                                "passkeyRecovered.",
                                "passkeyObjection.",
                                "passkeyRecoveryCode.",
                                "passkeyApproval.")
                        .anyMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).isEqualTo(used);
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\d+}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(
                THEME.resolve("messages/messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
