package io.github.passkeyjourney.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the launcher reads out of the realm file that Keycloak imports. */
final class RealmFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A person of the demo.
     *
     * @param otpSecret of the one-time codes, where the person has them
     */
    record Person(String username, String password, Optional<String> otpSecret) {}

    private final Path path;
    private final JsonNode realm;

    private RealmFile(Path path, JsonNode realm) {
        this.path = path;
        this.realm = realm;
    }

    static RealmFile read(Path path) throws IOException {
        return new RealmFile(path, JSON.readTree(path.toFile()));
    }

    Path path() {
        return path;
    }

    String realm() {
        return realm.path("realm").asText();
    }

    List<Person> people() throws IOException {
        List<Person> people = new ArrayList<>();
        for (JsonNode user : realm.path("users")) {
            String password = "";
            Optional<String> otpSecret = Optional.empty();
            for (JsonNode credential : user.path("credentials")) {
                switch (credential.path("type").asText()) {
                    case "password" -> password = credential.path("value").asText();
                    case "otp" ->
                        // JSON inside JSON, as Keycloak exports it.
                        otpSecret = Optional.of(
                                JSON.readTree(credential.path("secretData").asText())
                                        .path("value")
                                        .asText());
                    default -> {}
                }
            }
            people.add(new Person(user.path("username").asText(), password, otpSecret));
        }
        return people;
    }
}
