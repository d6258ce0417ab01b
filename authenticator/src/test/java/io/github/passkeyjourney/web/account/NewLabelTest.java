package io.github.passkeyjourney.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

class NewLabelTest {

    private final UserModel user = answering(
            UserModel.class,
            "credentialManager",
            answering(SubjectCredentialManager.class, "getStoredCredentialsStream", null));

    @Test
    void whatCannotBeSeenIsTakenOut() {
        assertThat(read("{\"label\": \" Ph\\u0000one\\u202e \\u200b2 \"}", null))
                .isEqualTo(new NewLabel("Ph one 2", null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"label\": null}",
                "{\"label\": \"\\u202e \"}",
                "{\"label\": {}}"
            })
    void withoutAReadableNameThereIsNone(@Nullable String body) {
        assertThat(read(body, null).error()).isEqualTo(NewLabel.EMPTY);
    }

    @Test
    void itHasSixtyFourCharactersAtMost() {
        assertThat(read("{\"label\": \"" + "x".repeat(64) + "\"}", null).error())
                .isNull();
        assertThat(read("{\"label\": \"" + "x".repeat(65) + "\"}", null).error())
                .isEqualTo(NewLabel.TOO_LONG);
    }

    @Test
    void noTwoCredentialsShareOneButAPasskeyMayKeepItsOwn() {
        assertThat(read("{\"label\": \"Phone\"}", "Laptop").error()).isEqualTo(NewLabel.TAKEN);
        assertThat(read("{\"label\": \"Phone\"}", "Phone").error()).isNull();
    }

    private NewLabel read(@Nullable String body, @Nullable String present) {
        return NewLabel.read(body, present, user);
    }

    /** Two credentials, one of which is called "Phone". */
    private static Stream<CredentialModel> credentials() {
        CredentialModel phone = new CredentialModel();
        phone.setUserLabel("Phone");
        return Stream.of(phone, new CredentialModel());
    }

    private static <T> T answering(Class<T> type, String call, @Nullable Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo(call);
                    return answer == null ? credentials() : answer;
                }));
    }
}
