package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What recovery costs the threads that serve it, and that a name that nobody bears costs no less. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL_UNPREPARED)
class RecoveryCostIT {
    private static final int WARM_UP = 3;
    private static final Pattern RESET = Pattern.compile("href=\"([^\"]*reset-credentials[^\"]*)\"");

    /** Row 11 of the threats: what a database does for one and not for the other is what a stopwatch finds first. */
    @Test
    void aNameThatNobodyBearsCostsTheSameStatementsInTheSameOrder(KeycloakServer server, TestRealm realm, App app) {
        realm.recovery();
        realm.user("alice");
        Statements nobody = statements(server, app, "nobody");
        Statements alice = statements(server, app, "alice");
        assertThat(alice.ours()).isEqualTo(nobody.ours()).hasSizeBetween(10, 45);
        assertThat(alice.savepoints()).isEqualTo(nobody.savepoints());
        assertThat(alice.keycloaks()).isEqualTo(nobody.keycloaks());
    }

    private static Statements statements(KeycloakServer server, App app, String name) {
        for (int i = 0; i < WARM_UP; i++) {
            ask(new Visitor(Visitor.ABLE), app, name);
        }
        Visitor visitor = new Visitor(Visitor.ABLE);
        Visitor.Page list = begin(visitor, app, name);
        return Statements.during(server, () -> answer(visitor, list));
    }

    private static void ask(Visitor visitor, App app, String name) {
        answer(visitor, begin(visitor, app, name));
    }

    private static Visitor.Page begin(Visitor visitor, App app, String name) {
        Visitor.Page login = visitor.open(app.signIn());
        URI reset = login.uri().resolve(login.find(RESET).replace("&amp;", "&"));
        return visitor.send(visitor.open(reset), Map.of("username", name));
    }

    private static void answer(Visitor visitor, Visitor.Page list) {
        Visitor.Page asked = visitor.send(list, Map.of("choose", "email-code"));
        Visitor.Page refused =
                visitor.send(asked, Map.of("method", "email-code", "answer", "true", "code", "00000000"));
        assertThat(refused.html()).contains("data-code=\"wrong\"");
        Visitor.Page password = visitor.send(refused, Map.of("choose", "existing-factor"));
        visitor.send(password, Map.of("method", "existing-factor", "answer", "true", "password", "wrong"));
    }
}
