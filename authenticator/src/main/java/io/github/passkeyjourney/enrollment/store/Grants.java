package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.policy.Mentions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RoleUtils;

/**
 * What the groups and roles of a realm give to those who hold them, looked up once for each and kept over many users. Holds
 * no models, so it may outlive the session that looked. Not thread-safe.
 */
public final class Grants {

    private static final Group NONE = new Group(null, Set.of());

    private final Mentions mentions;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();

    /** @param mentions the roles that matter */
    public Grants(Mentions mentions) {
        this.mentions = mentions;
    }

    Group ofGroup(KeycloakSession session, RealmModel realm, String id) {
        Group known = groups.get(id);
        if (known == null) {
            GroupModel group = session.groups().getGroupById(realm, id);
            known = group == null || group.getType() == GroupModel.Type.ORGANIZATION
                    ? NONE
                    : new Group(
                            KeycloakModelUtils.buildGroupPath(group),
                            mentioned(session, realm, role -> RoleUtils.hasRoleFromGroup(group, role, true)));
            groups.put(id, known);
        }
        return known;
    }

    Set<String> ofRole(KeycloakSession session, RealmModel realm, String id) {
        Set<String> known = roles.get(id);
        if (known == null) {
            RoleModel held = session.roles().getRoleById(realm, id);
            known = held == null ? Set.of() : mentioned(session, realm, held::hasRole);
            roles.put(id, known);
        }
        return known;
    }

    private Set<String> mentioned(KeycloakSession session, RealmModel realm, Predicate<RoleModel> granted) {
        Set<String> names = new HashSet<>();
        for (String name : mentions.roles()) {
            RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, name);
            if (role != null && granted.test(role)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * A group.
     *
     * @param path its full path; null for one that is none of the realm's own
     * @param roles which of the mentioned roles its members have by it
     */
    record Group(@Nullable String path, Set<String> roles) {}
}
