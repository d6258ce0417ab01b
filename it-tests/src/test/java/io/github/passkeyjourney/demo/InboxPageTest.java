package io.github.passkeyjourney.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxPageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:05Z");

    private final InboxPage page = new InboxPage(List.of(
            new RealmFile.Person("alice", "demo", Optional.empty()),
            new RealmFile.Person("carol", "demo", Optional.of("12345678901234567890"))));

    @Test
    void mailsAreEscaped() {
        String html = page.render(List.of(mail("<script>x</script>", "a & \"b\" <b>")), NOW);

        assertThat(html)
                .contains("&lt;script&gt;x", "a &amp; &quot;b&quot; &lt;b&gt;")
                .doesNotContain("<script");
    }

    @Test
    void linksAreClickableAndEndBeforeTheFullStop() {
        String html = page.render(List.of(mail("s", "Go to http://localhost/a?b=1&c=2. Thanks")), NOW);

        assertThat(html)
                .contains("<a href=\"http://localhost/a?b=1&amp;c=2\"")
                .contains(">http://localhost/a?b=1&amp;c=2</a>. Thanks");
    }

    @Test
    void longLinksAreShownShortened() {
        String url = "http://localhost/" + "x".repeat(200);

        assertThat(page.render(List.of(mail("s", url)), NOW))
                .contains("href=\"" + url + "\"")
                .doesNotContain(">" + url);
    }

    @Test
    void scriptLinksAreNoLinks() {
        assertThat(page.render(List.of(mail("s", "javascript:alert(1)")), NOW)).doesNotContain("<a ");
    }

    @Test
    void onlyThoseWithASecondFactorHaveACode() {
        assertThat(page.render(List.of(), NOW))
                .contains("One-time code of carol", "valid for 25 more seconds", "No mail yet")
                .doesNotContain("alice");
    }

    private static Mail mail(String subject, String text) {
        return new Mail("from@demo.example", List.of("to@demo.example"), subject, NOW, text, "");
    }
}
