package io.github.passkeyjourney.harness;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mail that arrived.
 *
 * @param to plain addresses
 * @param text the text part, empty where there is none
 * @param html the HTML part, empty where there is none
 */
public record Mail(String from, List<String> to, String subject, Instant received, String text, String html) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    /** The first link of the text part. */
    public URI link() {
        Matcher link = LINK.matcher(text);
        if (!link.find()) {
            throw new IllegalStateException("no link in the mail \"" + subject + "\"");
        }
        return URI.create(link.group());
    }

    static Mail of(Message message) {
        try {
            return new Mail(
                    addresses(message.getFrom()).get(0),
                    addresses(message.getAllRecipients()),
                    message.getSubject(),
                    message.getReceivedDate().toInstant(),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.getAddress() : address.toString())
                .toList();
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
