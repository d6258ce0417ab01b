package io.github.passkeyjourney.device.link;

import io.github.passkeyjourney.enrollment.link.LinkStep;
import io.github.passkeyjourney.platform.ProductVersion;
import org.jspecify.annotations.Nullable;

/** What passkey-device-link.ftl shows; a bean, because FreeMarker cannot read records. */
public final class DeviceLinkBean {

    private final String step;
    private final @Nullable String end;
    private final @Nullable String code;
    private final @Nullable String poll;
    private final @Nullable String label;

    private DeviceLinkBean(
            String step, @Nullable String end, @Nullable String code, @Nullable String poll, @Nullable String label) {
        this.step = step;
        this.end = end;
        this.code = code;
        this.poll = poll;
        this.label = label;
    }

    /**
     * The code.
     *
     * @param code PNG in base64
     */
    static DeviceLinkBean showing(LinkStep step, String code, String poll) {
        return new DeviceLinkBean(step.id(), null, code, poll, null);
    }

    /** The phone is at it. */
    static DeviceLinkBean waiting(LinkStep step, String poll) {
        return new DeviceLinkBean(step.id(), null, null, poll, null);
    }

    /** The passkey is there. */
    static DeviceLinkBean done(String label) {
        return new DeviceLinkBean(LinkStep.DONE.id(), null, null, null, label);
    }

    /**
     * It came to nothing.
     *
     * @param end the word of why
     */
    static DeviceLinkBean ended(String end) {
        return new DeviceLinkBean(LinkStep.ENDED.id(), end, null, null, null);
    }

    /** The path of the page's style and scripts below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** The word of the {@link LinkStep}. */
    public String getStep() {
        return step;
    }

    /** The word of why it came to nothing; null if it did not. */
    public @Nullable String getEnd() {
        return end;
    }

    /** The QR code, PNG in base64; null where none is shown. */
    public @Nullable String getCode() {
        return code;
    }

    /** Where a script learns how far the phone has come. */
    public @Nullable String getPoll() {
        return poll;
    }

    /** What the new passkey is called; null as long as there is none. */
    public @Nullable String getLabel() {
        return label;
    }
}
