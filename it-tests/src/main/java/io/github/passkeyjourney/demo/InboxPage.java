package io.github.passkeyjourney.demo;

import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.TimeCode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the demo's inbox, as HTML without scripts. */
final class InboxPage {
    /** Seconds; a one-time code must not be long out of date. */
    private static final int REFRESH = 5;

    private static final int LINK_TEXT = 72;

    // Not the dot or bracket after an address at the end of a sentence.
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(Locale.UK);

    private final List<RealmFile.Person> people;

    InboxPage(List<RealmFile.Person> people) {
        this.people = people;
    }

    /** @param mails newest first */
    String render(List<Mail> mails, Instant now) {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="refresh" content="%d">
                <title>Inbox (%d)</title>
                <link rel="stylesheet" href="/inbox.css">
                </head>
                <body>
                <main>
                <h1>Inbox</h1>
                <p class="hint">Every mail of the demo arrives here. The page reloads by itself.</p>
                """.formatted(REFRESH, mails.size()));
        for (RealmFile.Person person : people) {
            person.otpSecret().ifPresent(secret -> html.append(code(person.username(), secret, now)));
        }
        if (mails.isEmpty()) {
            html.append("<p class=\"empty\">No mail yet.</p>\n");
        }
        mails.forEach(mail -> html.append(article(mail)));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String code(String username, String secret, Instant now) {
        return "<section class=\"code\"><h2>One-time code of %s</h2><p><strong>%s</strong> valid for %d more seconds</p></section>\n"
                .formatted(
                        escape(username),
                        TimeCode.of(secret).at(now),
                        TimeCode.left(now).toSeconds());
    }

    private static String article(Mail mail) {
        String text = mail.text().isBlank() ? "(no text part)" : mail.text().strip();
        return """
                <article>
                <h2>%s</h2>
                <p class="meta">%s → %s · <time datetime="%s">%s</time></p>
                <p class="text">%s</p>
                </article>
                """.formatted(
                        escape(mail.subject()),
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        mail.received(),
                        TIME.format(mail.received().atZone(ZoneId.systemDefault())),
                        withLinks(text));
    }

    private static String withLinks(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int done = 0;
        while (link.find()) {
            String url = escape(link.group());
            html.append(escape(text.substring(done, link.start())));
            html.append("<a href=\"").append(url).append("\" target=\"_blank\" rel=\"noopener noreferrer\">");
            html.append(escape(shortened(link.group()))).append("</a>");
            done = link.end();
        }
        return html.append(escape(text.substring(done))).toString();
    }

    /** Action links carry a token of a thousand characters that nobody reads. */
    private static String shortened(String url) {
        return url.length() <= LINK_TEXT ? url : url.substring(0, LINK_TEXT) + "…";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
