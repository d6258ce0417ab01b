package io.github.passkeyjourney.audit.listener;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a failed attempt to sign in, as Keycloak's error event tells them.
 *
 * @param error the error code of the event
 * @param credentialType the type of credential that was tried, where the event names one
 * @param otpSelected whether a one-time code device was selected
 * @param webauthnError whether WebAuthn failed
 * @param webauthnDetail what the browser or the verifier said; only ever compared, never kept
 */
record RefusedSignIn(
        String error,
        @Nullable String credentialType,
        boolean otpSelected,
        boolean webauthnError,
        @Nullable String webauthnDetail) {}
