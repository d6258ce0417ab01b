package io.github.passkeyjourney.recovery.sms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The request that asks a gateway to send a text message. The gateway can check who asks, and when, and that nothing was changed. */
final class WebhookRequest {

    static final String TIMESTAMP = "X-Passkey-Journey-Timestamp";
    static final String SIGNATURE = "X-Passkey-Journey-Signature";
    static final String ID = "Idempotency-Key";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private WebhookRequest() {}

    /** Whether messages may go there: what is sent in the clear can be read on the way, except within this machine. */
    static boolean mayGoTo(URI url) {
        return url.getHost() != null
                && url.getUserInfo() == null
                && ("https".equals(url.getScheme())
                        || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost())));
    }

    static HttpRequest of(URI url, String secret, TextMessage message, Instant now, Duration timeout) {
        byte[] body = body(message);
        String timestamp = Long.toString(now.getEpochSecond());
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header(ID, message.id())
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, "v1=" + signature(secret, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] body(TextMessage message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("to", message.to().value())
                .put("text", message.text())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 over the moment, a full stop and the body, in hexadecimal digits. */
    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
