package io.github.passkeyjourney.enrollment;

import org.keycloak.models.UserModel;
import org.keycloak.utils.StringUtil;

/** What browsers and password managers call an account when they list its passkeys. */
public final class AccountName {

    private AccountName() {}

    /** The user's full name, or the username where there is none. */
    public static String of(UserModel user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        String name = (first + " " + last).strip();
        return StringUtil.isBlank(name) ? user.getUsername() : name;
    }
}
