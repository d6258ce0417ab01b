package io.github.passkeyjourney.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The realm of the demo against the file that is made from set-up. */
class DemoRealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES =
            Path.of(System.getProperty("harness.modules", "..")).resolve("realm-config/src/main/realm");

    @Test
    void theRealmOfTheDemoHasAllThatSetUpMakes() throws IOException {
        JsonNode demo = JSON.readTree(FILES.resolve("demo-realm.json").toFile());
        JsonNode file = JSON.readTree(Files.readString(FILES.resolve("passkey-journey-realm.json"))
                .replace("/realms/acme/", "/realms/demo/"));

        for (String field : List.of(
                "clients",
                "eventsListeners",
                "webAuthnPolicyPasswordlessPasskeysEnabled",
                "webAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister")) {
            assertThat(demo.path(field)).as(field).isEqualTo(file.path(field));
        }
        assertThat(demo.path("roles")).isEqualTo(file.path("roles"));
        assertThat(enabledActions(demo)).isEqualTo(enabledActions(file));
        for (String flow : List.of("browserFlow", "registrationFlow")) {
            assertThat(steps(demo, demo.path(flow).asText()))
                    .as(flow)
                    .contains("passkey-probe REQUIRED", "passkey-nudge REQUIRED")
                    .isEqualTo(steps(file, file.path(flow).asText()));
        }
    }

    private static List<String> enabledActions(JsonNode realm) {
        List<String> actions = new ArrayList<>();
        for (JsonNode action : realm.path("requiredActions")) {
            if (action.path("enabled").asBoolean()) {
                actions.add(action.path("alias").asText() + " "
                        + action.path("name").asText());
            }
        }
        return actions.stream().sorted().toList();
    }

    /** What runs, in order: names of flows and steps that are switched off make no difference. */
    private static List<String> steps(JsonNode realm, String alias) {
        List<String> steps = new ArrayList<>();
        for (JsonNode flow : realm.path("authenticationFlows")) {
            if (!flow.path("alias").asText().equals(alias)) {
                continue;
            }
            for (JsonNode step : flow.path("authenticationExecutions")) {
                String requirement = step.path("requirement").asText();
                if (requirement.equals("DISABLED")) {
                    continue;
                }
                if (step.path("authenticatorFlow").asBoolean()) {
                    steps.add("( " + requirement);
                    steps.addAll(steps(realm, step.path("flowAlias").asText()));
                    steps.add(")");
                } else {
                    steps.add(step.path("authenticator").asText() + " " + requirement);
                }
            }
        }
        return steps;
    }
}
