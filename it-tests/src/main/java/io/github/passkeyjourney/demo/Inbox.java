package io.github.passkeyjourney.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.passkeyjourney.harness.Mailbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** Serves {@link InboxPage} on the loopback interface. */
final class Inbox implements AutoCloseable {
    private final HttpServer server;
    private final Mailbox mailbox;
    private final InboxPage page;
    private final byte[] css;

    private Inbox(HttpServer server, Mailbox mailbox, InboxPage page, byte[] css) {
        this.server = server;
        this.mailbox = mailbox;
        this.page = page;
        this.css = css;
    }

    static Inbox start(int port, Mailbox mailbox, InboxPage page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        try (InputStream css = Inbox.class.getResourceAsStream("inbox.css")) {
            if (css == null) {
                throw new IllegalStateException("inbox.css is not in the jar");
            }
            Inbox inbox = new Inbox(server, mailbox, page, css.readAllBytes());
            server.createContext("/", inbox::answer);
            server.start();
            return inbox;
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + port() + "/");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            // A page of another site must not read mails by way of a name that it points to this machine.
            if (!Set.of("localhost:" + port(), "127.0.0.1:" + port()).contains(host)) {
                exchange.sendResponseHeaders(421, -1);
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/" ->
                    send(
                            exchange,
                            "text/html",
                            page.render(mailbox.all(), Instant.now()).getBytes(StandardCharsets.UTF_8));
                case "/inbox.css" -> send(exchange, "text/css", css);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'self'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
