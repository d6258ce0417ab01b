package io.github.passkeyjourney.policy;

import java.util.function.UnaryOperator;

/** Users and their sign-ins for tests. */
public final class TestSubjects {

    public static final String REALM = "realm-1";

    public static final DeviceCapabilities ABLE_DEVICE = DeviceCapabilities.UNKNOWN
            .with(Capability.WEBAUTHN, true)
            .with(Capability.SECURE_CONTEXT, true)
            .with(Capability.PLATFORM_AUTHENTICATOR, true);

    /** Somebody who can be asked: nothing speaks against it. */
    public static final Situation ASKABLE =
            new Situation(true, true, false, true, false, 0, ABLE_DEVICE, Attachment.ANY, false);

    private TestSubjects() {}

    public static Subject anyone(RolloutEngine engine) {
        return user(engine, "user-1");
    }

    public static Subject user(RolloutEngine engine, String userId) {
        return engine.subject(REALM, userId).build();
    }

    public static Subject user(RolloutEngine engine, UnaryOperator<Subject.Builder> facts) {
        return facts.apply(engine.subject(REALM, "user-1")).build();
    }

    public static Situation onDevice(DeviceCapabilities device) {
        return new Situation(true, true, false, true, false, 0, device, Attachment.ANY, false);
    }

    public static Situation holding(int passkeys) {
        return new Situation(true, true, false, true, false, passkeys, ABLE_DEVICE, Attachment.ANY, false);
    }
}
