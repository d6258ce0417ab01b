package io.github.passkeyjourney.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A gateway on the loopback interface that takes text messages and delivers them here, if they are signed as they should be. */
public final class SmsGateway implements AutoCloseable {

    /** What the server under test shares with it. */
    public static final String SECRET = "a-secret-of-the-gateway";

    private static final Pattern CODE = Pattern.compile("(\\d{4}) (\\d{4})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<Message> attempts = new CopyOnWriteArrayList<>();
    private final List<String> unsigned = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private SmsGateway(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port. */
    public static SmsGateway start() {
        try {
            SmsGateway gateway =
                    new SmsGateway(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            gateway.server.createContext("/sms", gateway::take);
            gateway.server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where messages are posted. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
    }

    /** Does not answer any more when there is a message to this number. */
    public SmsGateway dead(String number) {
        dead.add(number);
        return this;
    }

    /** Is out of order for so many messages to this number. */
    public SmsGateway failing(String number, int times) {
        failures.put(number, times);
        return this;
    }

    /** What was delivered to this number, the oldest first. */
    public List<Message> to(String number) {
        return messages.stream().filter(message -> message.to().equals(number)).toList();
    }

    /** Every request about this number, answered or not. */
    public List<Message> attempts(String number) {
        return attempts.stream().filter(message -> message.to().equals(number)).toList();
    }

    /** Requests whose signature was wrong. */
    public List<String> unsigned() {
        return List.copyOf(unsigned);
    }

    /** Waits until so many have come to this number and returns the code of the last one. */
    public String code(String number, int count) {
        Awaitility.await("text message to " + number)
                .atMost(Duration.ofSeconds(20))
                .until(() -> to(number).size() >= count);
        Matcher code = CODE.matcher(to(number).get(count - 1).text());
        if (!code.find()) {
            throw new AssertionError("No code in the message");
        }
        return code.group(1) + code.group(2);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String timestamp = header(exchange, "X-Passkey-Journey-Timestamp");
        String expected = "v1=" + signature(timestamp, body);
        if (!expected.equals(header(exchange, "X-Passkey-Journey-Signature"))) {
            unsigned.add(timestamp);
            answer(exchange, 401);
            return;
        }
        JsonNode json = JSON.readTree(body);
        Message message = new Message(
                header(exchange, "Idempotency-Key"),
                json.path("to").asText(),
                json.path("text").asText());
        attempts.add(message);
        if (dead.contains(message.to())) {
            exchange.close();
        } else if (failures.getOrDefault(message.to(), 0) > 0) {
            failures.merge(message.to(), -1, Integer::sum);
            answer(exchange, 503);
        } else {
            messages.add(message);
            answer(exchange, 202);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A text message. */
    public record Message(String id, String to, String text) {}
}
