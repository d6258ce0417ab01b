package io.github.passkeyjourney.fault;

import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.FactRecorderFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link FaultyRecorder} before the recorder of the product. */
public final class FaultyRecorderFactory implements FactRecorderFactory {
    @Override
    public String getId() {
        return "faulty";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public FactRecorder create(KeycloakSession session) {
        if (TestFault.current() == Fault.PROVIDER) {
            throw new IllegalStateException("injected");
        }
        return new FaultyRecorder(session, session.getProvider(FactRecorder.class, "sql"));
    }
}
