package io.github.passkeyjourney.harness;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;

/**
 * The keys of all test realms. Left to itself a realm makes two RSA keys of its own, and that takes longer than all the
 * rest of its creation.
 */
final class RealmKeys {
    private static final String PEM = pem(generate());

    private RealmKeys() {}

    static MultivaluedHashMap<String, ComponentExportRepresentation> components() {
        MultivaluedHashMap<String, ComponentExportRepresentation> components = new MultivaluedHashMap<>();
        String type = "org.keycloak.keys.KeyProvider";
        components.add(type, key("rsa", Map.of("privateKey", PEM, "algorithm", "RS256")));
        components.add(type, key("hmac-generated", Map.of("algorithm", "HS512")));
        components.add(type, key("aes-generated", Map.of()));
        return components;
    }

    private static ComponentExportRepresentation key(String providerId, Map<String, String> config) {
        ComponentExportRepresentation component = new ComponentExportRepresentation();
        component.setName(providerId);
        component.setProviderId(providerId);
        MultivaluedHashMap<String, String> values = new MultivaluedHashMap<>();
        config.forEach(values::putSingle);
        values.putSingle("priority", "100");
        component.setConfig(values);
        return component;
    }

    private static PrivateKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }
}
