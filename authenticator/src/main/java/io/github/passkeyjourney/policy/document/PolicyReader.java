package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.policy.Analytics;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Enrollment;
import io.github.passkeyjourney.policy.Experiment;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.MultiDevice;
import io.github.passkeyjourney.policy.Passwordless;
import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.Upgrade;
import io.github.passkeyjourney.policy.WebOrigin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the document as a whole. */
final class PolicyReader {

    static final int VERSION = 1;

    private PolicyReader() {}

    /** What the document says, or null if there were errors. */
    static @Nullable RolloutPolicy read(Section document) {
        version(document);
        boolean enabled = document.bool("enabled", true);
        Cadence nudge = CohortReader.cadence(document.section("nudge"), Cadence.DEFAULTS);
        Expiry expiry = CohortReader.expiry(document.section("expiry"), Expiry.DEFAULTS);
        Set<String> names = new HashSet<>();
        List<Experiment> experiments =
                CohortReader.experiments(document.items("experiments", Limits.MAX_EXPERIMENTS), names);
        List<Cohort> cohorts =
                CohortReader.cohorts(document.items("cohorts", Limits.MAX_COHORTS), nudge, expiry, names);
        boolean celebrate = document.bool("celebrate", false);
        Upgrade upgrade = upgrade(document.section("upgrade"));
        MultiDevice multiDevice = multiDevice(document.section("multiDevice"));
        Enrollment enrollment = enrollment(document.section("enrollment"));
        Passwordless passwordless = passwordless(document.section("passwordless"));
        Recovery recovery = RecoveryReader.read(document.section("recovery"));
        List<String> origins = document.items("relatedOrigins", Limits.MAX_VALUES)
                .texts(WebOrigin::isAllowed, "must be an https origin such as https://login.example.org");
        Analytics analytics = analytics(document.section("analytics"));
        document.finish();
        // Entries with errors were left out, so the parts need not fit together any more.
        return document.errors().isEmpty()
                ? new RolloutPolicy(
                        enabled,
                        cohorts,
                        experiments,
                        celebrate,
                        upgrade,
                        multiDevice,
                        enrollment,
                        expiry,
                        passwordless,
                        recovery,
                        origins,
                        analytics)
                : null;
    }

    private static void version(Section document) {
        JsonNode version = document.take("version");
        if (version == null) {
            document.error("version", "is missing; this release reads version " + VERSION);
        } else if (!version.isInt() || version.intValue() != VERSION) {
            document.error("version", "must be " + VERSION);
        }
    }

    private static Upgrade upgrade(Section section) {
        Upgrade read = new Upgrade(section.bool("automatic", Upgrade.DEFAULTS.automatic()));
        section.finish();
        return read;
    }

    private static MultiDevice multiDevice(Section section) {
        MultiDevice base = MultiDevice.DEFAULTS;
        MultiDevice.Ask ask = section.word("ask", MultiDevice.Ask.values(), MultiDevice.Ask::id);
        MultiDevice read = new MultiDevice(
                ask == null ? base.ask() : ask, section.bool("localAfterCrossDevice", base.localAfterCrossDevice()));
        section.finish();
        return read;
    }

    private static Enrollment enrollment(Section section) {
        Enrollment base = Enrollment.DEFAULTS;
        Enrollment read = new Enrollment(
                section.duration("maxAuthAge", base.maxAuthAge(), Enrollment.MAX_AUTH_AGE),
                section.bool("requireStrongestFactor", base.requireStrongestFactor()),
                section.duration("coolingOff", base.coolingOff(), Enrollment.COOLING_OFF),
                section.integer("maxPasskeys", base.maxPasskeys(), Enrollment.MAX_PASSKEYS));
        section.finish();
        return read;
    }

    private static Passwordless passwordless(Section section) {
        Passwordless.Password password =
                section.word("password", Passwordless.Password.values(), Passwordless.Password::id);
        section.finish();
        return password == null ? Passwordless.DEFAULTS : new Passwordless(password);
    }

    private static Analytics analytics(Section section) {
        Analytics base = Analytics.DEFAULTS;
        Analytics read = new Analytics(
                section.integer("retentionDays", base.retentionDays(), Analytics.RETENTION_DAYS),
                section.integer("minimumCellSize", base.minimumCellSize(), Analytics.MINIMUM_CELL_SIZE));
        section.finish();
        return read;
    }
}
