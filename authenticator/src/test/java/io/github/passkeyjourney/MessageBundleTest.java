package io.github.passkeyjourney;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.ExpiryCause;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.enrollment.link.LinkEnd;
import io.github.passkeyjourney.enrollment.link.LinkPage;
import io.github.passkeyjourney.insights.experiment.Verdict;
import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.lifecycle.PasskeyVerdict;
import io.github.passkeyjourney.lifecycle.PasswordVerdict;
import io.github.passkeyjourney.lifecycle.notice.Notice;
import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import io.github.passkeyjourney.policy.Platform;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
            assertThat(new MessageFormat(text).format(new Object[0])).as(key).isEqualTo(text.replace("''", "'"));
        }
    }

    @Test
    void everyTextOfADeviceLinkExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher keys = Pattern.compile("\"(passkeyLink\\.[\\w.-]*\\w)\"")
                .matcher(Files.readString(THEME.resolve("templates/passkey-device-link.ftl"))
                        + Files.readString(THEME.resolve("templates/passkey-link.ftl")));
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Stream.concat(Stream.of(LinkEnd.values()).map(LinkEnd::id), Stream.of("limit"))
                .forEach(end -> {
                    used.add("passkeyLink.ended." + end + ".title");
                    used.add("passkeyLink.ended." + end + ".lead");
                });
        Stream.of(LinkPage.Step.values())
                .map(step -> step.name().toLowerCase(Locale.ROOT))
                .forEach(step -> {
                    used.add("passkeyLink.phone." + step + ".title");
                    used.add("passkeyLink.phone." + step + ".lead");
                });
        Stream.of("ask", "wait").forEach(step -> used.add("passkeyLink.phone." + step + ".button"));
        assertThat(keys(key -> key.startsWith("passkeyLink."))).isEqualTo(used);
    }

    @Test
    void everyTextOfThePageExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "requiredAction.passkey-enroll",
                "requiredAction.passkey-drop-password",
                "requiredAction.passkey-device-link",
                "passkeyEnroll.skip",
                "passkeyEnroll.continue",
                "passkeyEnroll.continueThisTime"));
        used.add("passkeyPrefer.usePassword");
        Stream.of(PasskeyVerdict.values())
                .filter(verdict -> !verdict.allows())
                .forEach(verdict -> used.add("passkeyRefused." + verdict.id()));
        String templates = Files.readString(THEME.resolve("templates/passkey-enroll.ftl"))
                + Files.readString(THEME.resolve("templates/passkey-guard.ftl"))
                + Files.readString(THEME.resolve("templates/passkey-celebration.ftl"))
                + Files.readString(THEME.resolve("templates/passkey-unsubscribe.ftl"))
                + Files.readString(THEME.resolve("templates/passkey-repudiation.ftl"))
                + Files.readString(THEME.resolve("templates/passkey-upgrade.ftl"));
        Stream.of("ask", "done", "invalid").forEach(step -> {
            used.add("passkeyUnsubscribe." + step + ".title");
            used.add("passkeyUnsubscribe." + step + ".lead");
        });
        Stream.of("ask", "done", "gone", "invalid").forEach(step -> {
            used.add("passkeyRepudiation." + step + ".title");
            used.add("passkeyRepudiation." + step + ".lead");
        });
        Matcher keys = Pattern.compile(
                        "\"(passkey(?:Enroll|Guard|Celebration|Unsubscribe|Repudiation|Upgrade)\\.[\\w.-]*\\w)\"")
                .matcher(templates);
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Matcher ofArms = Pattern.compile("passkeyEnroll\\.text\\(\"(\\w+)\"\\)").matcher(templates);
        while (ofArms.find()) {
            used.add("passkeyEnroll." + ofArms.group(1));
        }
        Stream.of(Platform.values()).forEach(platform -> {
            used.add("passkeyEnroll.where." + platform.id());
            used.add("passkeyEnroll.proposal." + platform.id());
        });
        Stream.of(SkipReason.values()).forEach(reason -> used.add("passkeyEnroll.reason." + reason.id()));
        Stream.of(EnrollFailure.values()).forEach(failure -> {
            used.add("passkeyEnroll.error." + failure.id() + ".title");
            used.add("passkeyEnroll.error." + failure.id() + ".next");
        });
        Stream.of(EnrollmentVerdict.values())
                .filter(verdict -> !verdict.allows())
                .forEach(verdict -> {
                    used.add("passkeyGuard." + verdict.id() + ".title");
                    used.add("passkeyGuard." + verdict.id() + ".lead");
                });
        Stream.of("wrong-code", "key-refused", "locked").forEach(code -> used.add("passkeyGuard.error." + code));
        assertThat(keys(key -> Stream.of(
                                "passkeyJourney.",
                                "passkeyLink.",
                                "passkeySetup.",
                                "passkeyAdvice.",
                                "passkeyNotice.",
                                "passkeyAnnouncement.",
                                "passkeyPage.",
                                "passkeyRemoval.",
                                "passkeyConsole.",
                                "passkeyDropPassword.")
                        .noneMatch(key::startsWith)))
                .isEqualTo(used);
    }

    @Test
    void everyTextOfThePageThatDropsAPasswordExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher keys = Pattern.compile("\"(passkeyDropPassword\\.[\\w.-]*\\w)\"|then\\(\"(\\w+)\", \"(\\w+)\"\\)")
                .matcher(Files.readString(THEME.resolve("templates/passkey-drop-password.ftl")));
        while (keys.find()) {
            if (keys.group(1) == null) {
                used.add("passkeyDropPassword." + keys.group(2));
                used.add("passkeyDropPassword." + keys.group(3));
            } else {
                used.add(keys.group(1));
            }
        }
        Stream.of(PasswordVerdict.values())
                .filter(verdict -> verdict.concernsUser() && !verdict.allows())
                .forEach(verdict -> {
                    used.add("passkeyDropPassword." + verdict.id() + ".title");
                    used.add("passkeyDropPassword." + verdict.id() + ".lead");
                });
        assertThat(keys(key -> key.startsWith("passkeyDropPassword."))).isEqualTo(used);
    }

    @Test
    void everyTextOfTheUsersOwnPasskeysExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher keys = Pattern.compile("\"(passkeyPage\\.[\\w.-]*\\w)\"")
                .matcher(Files.readString(THEME.resolve("templates/passkey-own.ftl")));
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Stream.of(SuspensionCause.values()).forEach(cause -> used.add("passkeyPage.cause." + cause.id()));
        Stream.of(ChangeVerdict.values()).filter(verdict -> !verdict.allows()).forEach(verdict -> {
            used.add("passkeyPage.prove." + verdict.id() + ".title");
            used.add("passkeyPage.prove." + verdict.id() + ".text");
        });
        Stream.of("cooling-off", "step-up", "suspended", "last-way-in", "undecided")
                .forEach(reason -> used.add("passkeyRemoval." + reason));
        Stream.of("lastUsed", "backedUp", "yes", "no", "expires").forEach(name -> used.add("passkeyConsole." + name));
        used.add("passkeyConsole.expired.title");
        used.add("passkeyConsole.expired.description");
        assertThat(keys(key -> Stream.of("passkeyPage.", "passkeyRemoval.", "passkeyConsole.")
                        .anyMatch(key::startsWith)))
                .isEqualTo(used);
    }

    @Test
    void everyTextOfAnAdviceExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of(
                "passkeyAdvice.add-second-device.same.title",
                "passkeyAdvice.add-second-device.same.next",
                "passkeyAdvice.add-second-device.where"));
        Stream.of("titleMandatory", "leadMandatory", "benefitReplaced", "benefitKept", "startOver")
                .forEach(name -> used.add("passkeyAdvice.renew." + name));
        Stream.of(Advice.values())
                .filter(Advice::creates)
                .flatMap(advice -> Stream.of("title", "lead", "benefitFast", "benefitSafe", "create")
                        .map(name -> "passkeyAdvice." + advice.id() + "." + name))
                .filter(key -> !key.equals("passkeyAdvice.renew.benefitSafe"))
                .forEach(used::add);
        Matcher keys = Pattern.compile("\"(passkeyAdvice\\.[\\w.-]*\\w)\"")
                .matcher(Files.readString(THEME.resolve("templates/passkey-turn-on-sync.ftl")));
        while (keys.find()) {
            used.add(keys.group(1));
        }
        Stream.of(Platform.values()).forEach(platform -> used.add("passkeyAdvice.turn-on-sync.how." + platform.id()));
        assertThat(keys(key -> key.startsWith("passkeyAdvice."))).isEqualTo(used);
    }

    @Test
    void everyVerdictOnAnExperimentHasASentence() throws IOException {
        assertThat(keys(key -> key.startsWith("passkeyJourney.verdict.")))
                .isEqualTo(Stream.of(Verdict.Conclusion.values())
                        .map(conclusion -> "passkeyJourney.verdict." + conclusion.id())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyTextOfSetUpExistsAndNoneIsLeftOver() throws IOException {
        assertThat(keys(key -> key.startsWith("passkeySetup."))).isEqualTo(textsOfSetUp());
    }

    @Test
    void everyTextOfAnAnnouncementExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(Set.of("passkeyAnnouncement.subject"));
        for (String part : List.of("html", "text")) {
            Matcher keys = Pattern.compile("\"(passkeyAnnouncement\\.\\w+)\"")
                    .matcher(Files.readString(THEME.resolve("templates/" + part + "/passkey-announcement.ftl")));
            while (keys.find()) {
                used.add(keys.group(1));
            }
        }
        assertThat(keys(key -> key.startsWith("passkeyAnnouncement."))).isEqualTo(used);
    }

    @Test
    void everyTextOfANoticeExistsAndNoneIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String part : List.of("html", "text")) {
            Matcher keys = Pattern.compile("\"(passkeyNotice\\.[\\w.-]*\\w)\"")
                    .matcher(Files.readString(THEME.resolve("templates/" + part + "/passkey-notice.ftl"))
                            + Files.readString(THEME.resolve("templates/" + part + "/passkey-expiring.ftl")));
            while (keys.find()) {
                used.add(keys.group(1));
            }
        }
        Stream.of(Platform.values()).forEach(platform -> used.add("passkeyNotice.platform." + platform.id()));
        Stream.of(Browser.values()).forEach(browser -> used.add("passkeyNotice.browser." + browser.id()));
        for (ExpiryCause cause : ExpiryCause.values()) {
            used.add("passkeyNotice.passkey-expiring.cause." + cause.id());
            used.add("passkeyNotice.passkey-expiring.do." + cause.id());
        }
        used.add("passkeyNotice.passkey-expiring.subject");
        for (Notice notice : EnumSet.complementOf(EnumSet.of(Notice.PASSKEY_EXPIRING))) {
            Stream.of("subject", "lead", "mine", "notMine", "device")
                    .forEach(text -> used.add("passkeyNotice." + notice.id() + "." + text));
        }
        Stream.of("until", "repudiate", "repudiateLink")
                .forEach(text -> used.add("passkeyNotice.recovery-held." + text));
        Stream.of(SuspensionCause.values())
                .forEach(cause -> used.add("passkeyNotice.passkey-suspended.cause." + cause.id()));
        assertThat(keys(key -> key.startsWith("passkeyNotice."))).isEqualTo(used);
    }

    private static Set<String> keys(Predicate<String> wanted) throws IOException {
        return bundle("en").stringPropertyNames().stream()
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each stands in the code as a whole. */
    private static Set<String> textsOfSetUp() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String part : List.of("admin/setup", "platform/setup")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/github/passkeyjourney", part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher keys =
                            Pattern.compile("\"(passkeySetup\\.[\\w.]+)\"").matcher(Files.readString(file));
                    while (keys.find()) {
                        used.add(keys.group(1));
                    }
                }
            }
        }
        return used;
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
