package io.github.passkeyjourney.audit.metrics;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

/** As much of a request as {@link FactMeters} needs: its realm, attributes, and what runs after completion. */
final class FakeRequest {

    private final Map<String, Object> attributes = new HashMap<>();
    private final List<KeycloakTransaction> afterCompletion = new ArrayList<>();
    private final @Nullable RealmModel realm;

    private FakeRequest(@Nullable RealmModel realm) {
        this.realm = realm;
    }

    static FakeRequest in(String realmId, String realmName) {
        return new FakeRequest(proxy(RealmModel.class, (method, arguments) -> switch (method) {
            case "getId" -> realmId;
            case "getName" -> realmName;
            default -> throw new UnsupportedOperationException(method);
        }));
    }

    /** As a job behind the requests. */
    static FakeRequest withoutRealm() {
        return new FakeRequest(null);
    }

    /** A session on which everything fails. */
    static KeycloakSession broken() {
        return proxy(KeycloakSession.class, (method, arguments) -> {
            throw new StackOverflowError(method);
        });
    }

    KeycloakSession session() {
        return proxy(KeycloakSession.class, (method, arguments) -> switch (method) {
            case "getContext" -> context();
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getTransactionManager" -> transactions();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    void commit() {
        afterCompletion.forEach(KeycloakTransaction::commit);
    }

    void rollback() {
        afterCompletion.forEach(KeycloakTransaction::rollback);
    }

    private KeycloakContext context() {
        return proxy(KeycloakContext.class, (method, arguments) -> realm);
    }

    private KeycloakTransactionManager transactions() {
        return proxy(KeycloakTransactionManager.class, (method, arguments) -> {
            afterCompletion.add((KeycloakTransaction) arguments[0]);
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }
}
