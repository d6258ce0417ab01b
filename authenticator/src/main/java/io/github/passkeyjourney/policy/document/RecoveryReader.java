package io.github.passkeyjourney.policy.document;

import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.Recovery.Proofs;
import io.github.passkeyjourney.policy.RecoveryMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code recovery}. */
final class RecoveryReader {

    private RecoveryReader() {}

    static Recovery read(Section section) {
        Recovery base = Recovery.DEFAULTS;
        Recovery read = new Recovery(
                proofs(section.section("proofs")),
                section.duration("hold", base.hold(), Recovery.HOLD),
                section.optionalDuration("drillEvery", base.drillEvery(), Recovery.DRILL_EVERY),
                section.has("methods") ? methods(section.section("methods")) : base.methods(),
                section.has("checklist") ? checklist(section) : base.checklist());
        section.finish();
        return read;
    }

    private static Proofs proofs(Section section) {
        Proofs read = new Proofs(
                section.integer("protected", Proofs.DEFAULTS.protectedAccount(), Proofs.COUNT),
                section.integer("passwordOnly", Proofs.DEFAULTS.passwordOnly(), Proofs.COUNT));
        section.finish();
        return read;
    }

    private static List<String> checklist(Section section) {
        return section.items("checklist", Recovery.MAX_CHECKLIST)
                .texts(Limits::isName, "must match " + Limits.NAME_SYNTAX);
    }

    /** In the order of this list, whatever the order of the document: an object has none. */
    private static List<RecoveryMethod> methods(Section section) {
        List<RecoveryMethod> read = new ArrayList<>();
        if (listed(section, RecoveryMethod.ExistingFactor.ID)) {
            section.section(RecoveryMethod.ExistingFactor.ID).finish();
            read.add(new RecoveryMethod.ExistingFactor());
        }
        if (listed(section, RecoveryMethod.SavedCode.ID)) {
            section.section(RecoveryMethod.SavedCode.ID).finish();
            read.add(new RecoveryMethod.SavedCode());
        }
        if (listed(section, RecoveryMethod.EmailCode.ID)) {
            section.section(RecoveryMethod.EmailCode.ID).finish();
            read.add(new RecoveryMethod.EmailCode());
        }
        if (listed(section, RecoveryMethod.SmsCode.ID)) {
            read.add(smsCode(section.section(RecoveryMethod.SmsCode.ID)));
        }
        if (listed(section, RecoveryMethod.IdentityProvider.ID)) {
            RecoveryMethod method = identityProvider(section.section(RecoveryMethod.IdentityProvider.ID));
            if (method != null) {
                read.add(method);
            }
        }
        if (listed(section, RecoveryMethod.AccessPass.ID)) {
            read.add(accessPass(section.section(RecoveryMethod.AccessPass.ID)));
        }
        section.finish();
        return read;
    }

    private static boolean listed(Section section, String method) {
        return section.take(method) != null;
    }

    private static RecoveryMethod smsCode(Section section) {
        List<String> prefixes = section.items("prefixes", Limits.MAX_VALUES)
                .texts(RecoveryMethod.SmsCode::isPrefix, "must be an international prefix such as +49");
        section.finish();
        return new RecoveryMethod.SmsCode(prefixes);
    }

    private static @Nullable RecoveryMethod identityProvider(Section section) {
        String alias = section.text("alias");
        section.finish();
        if (alias == null && !section.has("alias")) {
            section.error("alias", "is missing");
        }
        if (alias == null) {
            return null;
        }
        if (alias.isBlank()) {
            section.error("alias", "must not be blank");
            return null;
        }
        return new RecoveryMethod.IdentityProvider(alias);
    }

    private static RecoveryMethod accessPass(Section section) {
        RecoveryMethod.AccessPass base = RecoveryMethod.AccessPass.DEFAULTS;
        RecoveryMethod read = new RecoveryMethod.AccessPass(
                section.duration("lifetime", base.lifetime(), RecoveryMethod.AccessPass.LIFETIME),
                section.bool("fourEyes", base.fourEyes()));
        section.finish();
        return read;
    }
}
