package io.github.passkeyjourney.recovery.factor.accesspass;

import io.github.passkeyjourney.audit.event.AccessPassChanged;
import io.github.passkeyjourney.audit.event.AccessPassStep;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.helpdesk.SupportCode;
import io.github.passkeyjourney.recovery.helpdesk.store.Cases;
import io.github.passkeyjourney.recovery.helpdesk.store.Passes;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.secret.AccessPass;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A pass of the helpdesk, which is good in the sign-in alone whose support code the user has read out. */
final class AccessPassFactor implements RecoveryFactor {

    private final KeycloakSession session;
    private final Cases cases;
    private final Passes passes;

    AccessPassFactor(KeycloakSession session) {
        this.session = session;
        this.cases = new Cases(session, new KeycloakClock());
        this.passes = new Passes(session, new KeycloakClock());
    }

    /** Nothing leaves the server, but it asks people for something, and is limited as if it did. */
    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public void send(Claim claim) {
        cases.ask(claim.claimant(), claim.binding());
    }

    @Override
    public @Nullable String shows(Claim claim) {
        return NumberCode.spaced(SupportCode.of(session, claim.realm(), claim.claimant(), claim.binding()));
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        Optional<String> typed = AccessPass.read(answer.getFirst("code"));
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Passes.Revealed> pass = passes.revealed(claim.claimant(), claim.binding());
        SlowHash hash = new SlowHash(session, claim.realm());
        if (pass.isEmpty()) {
            // As long as a comparison takes.
            hash.of(typed.get());
            return Optional.empty();
        }
        UserModel user = claim.user();
        boolean right = hash.matches(typed.get(), pass.get().slowHash());
        if (!right || user == null || !passes.redeem(pass.get())) {
            return Optional.empty();
        }
        session.getProvider(FactRecorder.class)
                .record(
                        VisitorCircumstances.read(session, claim.realm().getId(), user.getId()),
                        new AccessPassChanged(pass.get().id(), AccessPassStep.REDEEMED));
        return Optional.of(ProofRoot.HELPDESK);
    }

    @Override
    public boolean availableTo(UserModel user) {
        return true;
    }
}
