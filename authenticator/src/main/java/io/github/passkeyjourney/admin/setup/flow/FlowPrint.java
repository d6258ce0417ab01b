package io.github.passkeyjourney.admin.setup.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Tells whether a flow still does what it did: the same steps in the same order, with the same settings. */
final class FlowPrint {

    private FlowPrint() {}

    /** A SHA-256 in hexadecimal. Names and priorities are not in it: Keycloak itself changes them at times. */
    static String of(FlowTree tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(FlowTree tree, StringBuilder text) {
        value(tree.providerId(), text);
        text.append('[');
        for (FlowStep step : tree.steps()) {
            value(step.requirement().name(), text);
            value(step.authenticator() == null ? "" : step.authenticator(), text);
            StepConfig config = step.config();
            if (config != null) {
                text.append('{');
                new TreeMap<>(config.values()).forEach((key, setting) -> {
                    value(key, text);
                    value(setting, text);
                });
                text.append('}');
            }
            FlowTree flow = step.flow();
            if (flow != null) {
                write(flow, text);
            }
        }
        text.append(']');
    }

    /** With its length before it, so that no two lists of values read alike. */
    private static void value(String value, StringBuilder text) {
        text.append(value.length()).append(':').append(value);
    }
}
