package io.github.passkeyjourney.harness;

/** Signs in with a password through the login page, as a browser without scripts does: for many sign-ins at once. */
public final class FormSignIn {
    private final App app;

    /** Sign-ins to this application. */
    public FormSignIn(App app) {
        this.app = app;
    }

    /** Whether the application has got its tokens in the end. */
    public boolean withPassword(TestUser user) {
        FormClient client = new FormClient().open(app.signIn());
        return client.hasForm()
                && client.post("username", user.username(), "password", user.password())
                        .body()
                        .contains("<h1>Signed in</h1>");
    }
}
