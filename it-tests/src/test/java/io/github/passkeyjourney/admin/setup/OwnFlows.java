package io.github.passkeyjourney.admin.setup;

import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;

/** Builds the flows of an organization that did not leave Keycloak's as they were. */
final class OwnFlows {
    private final AuthenticationManagementResource flows;

    OwnFlows(AuthenticationManagementResource flows) {
        this.flows = flows;
    }

    /** The user name first, then a choice of a passkey or a password with a one-time code where there is one. */
    OwnFlows identityFirst(String alias) {
        create(alias);
        step(alias, "auth-cookie", "ALTERNATIVE");
        step(alias, "identity-provider-redirector", "ALTERNATIVE");
        String forms = flow(alias, alias, "forms", "ALTERNATIVE");
        step(alias, forms, "auth-username-form", "REQUIRED");
        String factors = flow(alias, forms, "factors", "REQUIRED");
        step(alias, factors, "webauthn-authenticator-passwordless", "ALTERNATIVE");
        String password = flow(alias, factors, "password", "ALTERNATIVE");
        step(alias, password, "auth-password-form", "REQUIRED");
        String code = flow(alias, password, "code", "CONDITIONAL");
        step(alias, code, "conditional-user-configured", "REQUIRED");
        step(alias, code, "auth-otp-form", "REQUIRED");
        return this;
    }

    /** A form beside the cookie, with no flow around it. */
    OwnFlows flat(String alias) {
        create(alias);
        step(alias, "auth-cookie", "ALTERNATIVE");
        step(alias, "auth-username-password-form", "ALTERNATIVE");
        return this;
    }

    String id(String alias) {
        return flows.getFlows().stream()
                .filter(flow -> flow.getAlias().equals(alias))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    /** The steps in order, as {@code level:what:requirement}. */
    List<String> steps(String alias) {
        return flows.getExecutions(alias).stream()
                .filter(step -> !step.getRequirement().equals("DISABLED"))
                .map(step -> step.getLevel() + ":"
                        + (step.getProviderId() == null ? step.getDisplayName() : step.getProviderId()) + ":"
                        + step.getRequirement())
                .toList();
    }

    void add(String alias, String provider, String requirement) {
        step(alias, alias, provider, requirement);
    }

    private void create(String alias) {
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias(alias);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flows.createFlow(flow).close();
    }

    private void step(String top, String provider, String requirement) {
        step(top, top, provider, requirement);
    }

    private void step(String top, String parent, String provider, String requirement) {
        flows.addExecution(parent, Map.of("provider", provider));
        require(top, requirement);
    }

    private String flow(String top, String parent, String name, String requirement) {
        String alias = top + " " + name;
        flows.addExecutionFlow(
                parent, Map.of("alias", alias, "type", "basic-flow", "provider", "", "description", name));
        require(top, requirement);
        return alias;
    }

    /** What was added last is the only step that is still disabled, unless it knows nothing but being required. */
    private void require(String top, String requirement) {
        flows.getExecutions(top).stream()
                .filter(step -> step.getRequirement().equals("DISABLED"))
                .findFirst()
                .ifPresent(added -> {
                    added.setRequirement(requirement);
                    flows.updateExecutions(top, added);
                });
    }
}
