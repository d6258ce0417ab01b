package io.github.passkeyjourney.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against a running server. Test methods, {@code @BeforeEach} and {@code @AfterEach} may take these parameters:
 * {@link KeycloakServer} (one per kind of database and test run), {@link TestRealm} (one per test), {@link Devices},
 * {@link Device} (with a built-in authenticator), {@link App} and {@link Mailbox}. The clock is reset after each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KeycloakExtension.class)
public @interface KeycloakTest {
    /**
     * What the server runs on; {@code EMBEDDED} stands for any, and is the {@link DatabaseKind} that JUnit's configuration
     * parameter {@code harness.database} names where it is set.
     */
    DatabaseKind database() default DatabaseKind.EMBEDDED;

    /** Whether realms come with our steps in the browser flow; without, they are stock Keycloak with passkeys on. */
    boolean journey() default true;
}
