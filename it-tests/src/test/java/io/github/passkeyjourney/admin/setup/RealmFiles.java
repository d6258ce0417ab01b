package io.github.passkeyjourney.admin.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.keycloak.representations.idm.RealmRepresentation;

/** Set-up as files: what it changed in a stock realm, written for those who keep their realms in a repository. */
final class RealmFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    private static final ObjectMapper EXPORT =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private static final String FLOWS = "authenticationFlows";
    private static final String STEPS = "authenticationExecutions";
    private static final String CONFIGS = "authenticatorConfig";
    private static final String ACTIONS = "requiredActions";
    private static final String ATTRIBUTES = "attributes";

    /** Told by their elements, or of no concern to set-up. */
    private static final Set<String> APART = Set.of(
            "id",
            FLOWS,
            CONFIGS,
            ACTIONS,
            ATTRIBUTES,
            "clients",
            "roles",
            "components",
            "clientScopes",
            "clientScopeMappings",
            "scopeMappings");

    /** An update of a realm leaves them alone without the first of them, and with it sets back those that it does not name. */
    private static final List<String> PASSKEY_SETTINGS = List.of(
            "webAuthnPolicyPasswordlessRpEntityName",
            "webAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister",
            "webAuthnPolicyPasswordlessPasskeysEnabled",
            "webAuthnPolicyPasswordlessUserVerificationRequirement");

    private final String realm;
    private final JsonNode stock;
    private final JsonNode setUp;

    /**
     * From two exports of one realm.
     *
     * @param stock before set-up
     * @param setUp after it
     */
    RealmFiles(String realm, RealmRepresentation stock, RealmRepresentation setUp) {
        this.realm = realm;
        this.stock = EXPORT.valueToTree(stock);
        this.setUp = EXPORT.valueToTree(setUp);
    }

    /** A realm that the server does not have yet. An import takes the lists as they are, so that of the actions is complete. */
    String json() {
        ObjectNode file = fragment();
        file.set(ACTIONS, actions(false));
        ObjectNode attributes = file.putObject(ATTRIBUTES);
        setUp.path(ATTRIBUTES).properties().forEach(attribute -> {
            if (!attribute.getValue().equals(stock.path(ATTRIBUTES).path(attribute.getKey()))) {
                attributes.set(attribute.getKey(), attribute.getValue());
            }
        });
        return write(JSON, file);
    }

    /** A realm that is there already; its attributes are left out, for they would replace all others. */
    String yaml() {
        ObjectNode file = fragment();
        file.remove("keycloakVersion");
        PASSKEY_SETTINGS.forEach(setting -> file.set(setting, setUp.path(setting)));
        file.set(ACTIONS, actions(true));
        return """
                # For keycloak-config-cli. Run it with import.managed.* = no-delete: see docs/install.md, "As files".
                # eventsListeners is the whole list: add what your realm has besides.
                """ + write(YAML, file);
    }

    /** The same for the provider keycloak/keycloak; the realm itself is a resource of the reader's. */
    String terraform() {
        Hcl hcl = new Hcl();
        hcl.comment("See docs/install.md, \"As files\". The realm and its passkey settings stay in your own resource.");
        hcl.block("variable", List.of("realm_id"), Map.of("type", Hcl.raw("string")));
        List<JsonNode> flows = flows();
        for (JsonNode flow : flows) {
            String alias = flow.path("alias").asText();
            if (flow.path("topLevel").asBoolean()) {
                Map<String, Object> fields = of();
                fields.put("alias", alias);
                fields.put("provider_id", flow.path("providerId").asText());
                fields.put("description", flow.path("description").asText());
                hcl.resource("keycloak_authentication_flow", alias, fields);
            }
            for (JsonNode step : flow.path(STEPS)) {
                step(hcl, flows, flow, step);
            }
        }
        Map<String, Object> bindings = of();
        bindings.put(
                "browser_flow", Hcl.raw(flow(flows, setUp.path("browserFlow").asText())));
        bindings.put(
                "registration_flow",
                Hcl.raw(flow(flows, setUp.path("registrationFlow").asText())));
        bindings.put(
                "reset_credentials_flow",
                Hcl.raw(flow(flows, setUp.path("resetCredentialsFlow").asText())));
        hcl.resource("keycloak_authentication_bindings", "passkey journey", bindings);
        for (JsonNode action : actions(true)) {
            Map<String, Object> fields = of();
            fields.put("alias", action.path("alias").asText());
            fields.put("name", action.path("name").asText());
            fields.put("enabled", action.path("enabled"));
            fields.put("priority", action.path("priority"));
            hcl.resource("keycloak_required_action", action.path("alias").asText(), fields);
        }
        hcl.resource("keycloak_realm_events", "passkey journey", events());
        clients(hcl);
        return hcl.toString();
    }

    private void step(Hcl hcl, List<JsonNode> flows, JsonNode flow, JsonNode step) {
        Map<String, Object> fields = of();
        String alias = flow.path("alias").asText();
        fields.put("parent_flow_alias", Hcl.raw(flow(flows, alias)));
        fields.put("requirement", step.path("requirement").asText());
        fields.put("priority", step.path("priority"));
        if (step.path("authenticatorFlow").asBoolean()) {
            JsonNode child = named(flows, step.path("flowAlias").asText());
            fields.put("alias", child.path("alias").asText());
            fields.put("provider_id", child.path("providerId").asText());
            fields.put("description", child.path("description").asText());
            if (step.has("authenticator")) {
                fields.put("authenticator", step.path("authenticator").asText());
            }
            hcl.resource("keycloak_authentication_subflow", child.path("alias").asText(), fields);
            return;
        }
        String provider = step.path("authenticator").asText();
        fields.put("authenticator", provider);
        String name = alias + " " + provider;
        hcl.resource("keycloak_authentication_execution", name, fields);
        if (step.has("authenticatorConfig")) {
            String config = step.path("authenticatorConfig").asText();
            Map<String, Object> values = of();
            values.put("execution_id", Hcl.raw("keycloak_authentication_execution." + Hcl.name(name) + ".id"));
            values.put("alias", config);
            values.put("config", named(configs(), config).path("config"));
            hcl.resource("keycloak_authentication_execution_config", config, values);
        }
    }

    private Map<String, Object> events() {
        Map<String, Object> events = of();
        events.put("events_listeners", setUp.path("eventsListeners"));
        return events;
    }

    private void clients(Hcl hcl) {
        JsonNode product = product();
        for (JsonNode client : product.path("clients")) {
            String clientId = client.path("clientId").asText();
            Map<String, Object> fields = of();
            fields.put("client_id", clientId);
            fields.put("name", client.path("name").asText());
            fields.put("enabled", client.path("enabled"));
            boolean pages = client.path("publicClient").asBoolean();
            fields.put("access_type", pages ? "PUBLIC" : "BEARER-ONLY");
            if (pages) {
                fields.put("standard_flow_enabled", true);
                fields.put("pkce_code_challenge_method", client.path(ATTRIBUTES).path("pkce.code.challenge.method"));
                fields.put("root_url", client.path("rootUrl").asText());
                fields.put("base_url", client.path("baseUrl").asText());
                fields.put("valid_redirect_uris", client.path("redirectUris"));
                fields.put("valid_post_logout_redirect_uris", List.of("+"));
            }
            hcl.resource("keycloak_openid_client", clientId, fields);
            for (JsonNode role : product.path("roles").path("client").path(clientId)) {
                Map<String, Object> values = of();
                values.put("client_id", Hcl.raw("keycloak_openid_client." + Hcl.name(clientId) + ".id"));
                values.put("name", role.path("name").asText());
                values.put("description", role.path("description").asText());
                hcl.resource("keycloak_role", role.path("name").asText(), values);
            }
        }
    }

    private static Map<String, Object> of() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("realm_id", Hcl.raw("var.realm_id"));
        return fields;
    }

    private static String flow(List<JsonNode> flows, String alias) {
        String type = named(flows, alias).path("topLevel").asBoolean()
                ? "keycloak_authentication_flow."
                : "keycloak_authentication_subflow.";
        return type + Hcl.name(alias) + ".alias";
    }

    private static JsonNode named(Iterable<JsonNode> elements, String alias) {
        for (JsonNode element : elements) {
            if (element.path("alias").asText().equals(alias)) {
                return element;
            }
        }
        throw new AssertionError("nothing is called " + alias);
    }

    private ObjectNode fragment() {
        ObjectNode file = JSON.createObjectNode();
        file.set("keycloakVersion", setUp.path("keycloakVersion"));
        file.put("realm", realm);
        file.put("enabled", true);
        setUp.properties().forEach(field -> {
            if (!APART.contains(field.getKey()) && !field.getValue().equals(stock.path(field.getKey()))) {
                file.set(field.getKey(), field.getValue());
            }
        });
        file.putArray(FLOWS).addAll(flows());
        file.putArray(CONFIGS).addAll(configs());
        file.setAll((ObjectNode) product());
        return file;
    }

    /** The flows that set-up made, each before those within it. */
    private List<JsonNode> flows() {
        List<JsonNode> flows = new ArrayList<>();
        for (String binding : List.of("browserFlow", "registrationFlow", "resetCredentialsFlow")) {
            add(setUp.path(binding).asText(), flows);
        }
        return flows;
    }

    private void add(String alias, List<JsonNode> flows) {
        ObjectNode flow = named(setUp.path(FLOWS), alias).deepCopy();
        flow.remove("id");
        for (JsonNode step : flow.path(STEPS)) {
            // An older, misspelt name for the same.
            ((ObjectNode) step).remove("autheticatorFlow");
        }
        flows.add(flow);
        for (JsonNode step : flow.path(STEPS)) {
            if (step.path("authenticatorFlow").asBoolean()) {
                add(step.path("flowAlias").asText(), flows);
            }
        }
    }

    private List<JsonNode> configs() {
        List<JsonNode> configs = new ArrayList<>();
        for (JsonNode flow : flows()) {
            for (JsonNode step : flow.path(STEPS)) {
                if (step.has("authenticatorConfig")) {
                    ObjectNode config = named(
                                    setUp.path(CONFIGS),
                                    step.path("authenticatorConfig").asText())
                            .deepCopy();
                    config.remove("id");
                    configs.add(config);
                }
            }
        }
        return configs;
    }

    private ArrayNode actions(boolean changed) {
        ArrayNode actions = JSON.createArrayNode();
        List<JsonNode> before = new ArrayList<>();
        stock.path(ACTIONS).forEach(before::add);
        for (JsonNode action : setUp.path(ACTIONS)) {
            if (!changed || !before.contains(action)) {
                actions.add(action);
            }
        }
        return actions;
    }

    /** The file that set-up itself makes the clients from. */
    private JsonNode product() {
        try (InputStream file = Objects.requireNonNull(
                RealmFiles.class.getResourceAsStream("/META-INF/passkey-journey/clients.json"))) {
            return JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{realm}", realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(ObjectMapper mapper, JsonNode tree) {
        try {
            String text = mapper.writeValueAsString(tree);
            return text.endsWith("\n") ? text : text + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
