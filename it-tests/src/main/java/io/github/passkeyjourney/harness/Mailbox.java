package io.github.passkeyjourney.harness;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** A mail server on the loopback interface that takes every mail and delivers it here. */
public final class Mailbox implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(20);
    private final GreenMail greenMail;

    private Mailbox(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    /** Starts it; port 0 takes a free one. */
    public static Mailbox start(int port) {
        GreenMail greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        return new Mailbox(greenMail);
    }

    /** The SMTP port. */
    public int port() {
        return greenMail.getSmtp().getPort();
    }

    /** All mails, newest first. */
    public List<Mail> all() {
        MimeMessage[] messages = greenMail.getReceivedMessages();
        return Arrays.stream(messages)
                .map(Mail::of)
                .sorted(Comparator.comparing(Mail::received).reversed())
                .toList();
    }

    /** The mails to {@code address}, newest first. */
    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** Waits until a mail to {@code address} is there and returns the newest. */
    public Mail await(String address) {
        return await(address, "");
    }

    /** Waits for a mail to {@code address} whose subject contains {@code subject}, and returns the newest such. */
    public Mail await(String address, String subject) {
        return Awaitility.await("mail to " + address)
                .atMost(DELIVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> to(address).stream()
                                .filter(mail -> mail.subject().contains(subject))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
