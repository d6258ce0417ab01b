package io.github.passkeyjourney.audit.store.behaviour;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;

/** As much of a session as {@link FactPipeline#observe} needs: attributes, and what runs after completion. */
final class FakeSession {

    private final Map<String, Object> attributes = new HashMap<>();
    private final List<KeycloakTransaction> afterCompletion = new ArrayList<>();

    KeycloakSession session() {
        return proxy(KeycloakSession.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getTransactionManager" -> transactions();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    /** A session on which everything fails. */
    static KeycloakSession broken() {
        return proxy(KeycloakSession.class, (method, arguments) -> {
            throw new StackOverflowError(method);
        });
    }

    private KeycloakTransactionManager transactions() {
        return proxy(KeycloakTransactionManager.class, (method, arguments) -> {
            if (!method.equals("enlistAfterCompletion")) {
                throw new UnsupportedOperationException(method);
            }
            return afterCompletion.add((KeycloakTransaction) arguments[0]) ? null : "";
        });
    }

    List<KeycloakTransaction> afterCompletion() {
        return afterCompletion;
    }

    void commit() {
        afterCompletion.forEach(KeycloakTransaction::commit);
    }

    void rollback() {
        afterCompletion.forEach(KeycloakTransaction::rollback);
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
