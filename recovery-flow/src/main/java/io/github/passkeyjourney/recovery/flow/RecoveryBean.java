package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What passkey-recovery.ftl shows; a bean, because FreeMarker cannot read records. */
public final class RecoveryBean {

    private final String step;
    private final List<MethodBean> methods;
    private final List<String> proven;
    private final int missing;
    private final @Nullable MethodBean method;
    private final @Nullable String error;
    private final @Nullable String until;
    private final boolean passkeyFirst;

    private RecoveryBean(
            String step,
            List<MethodBean> methods,
            List<String> proven,
            int missing,
            @Nullable MethodBean method,
            @Nullable String error,
            @Nullable String until,
            boolean passkeyFirst) {
        this.step = step;
        this.methods = methods;
        this.proven = proven;
        this.missing = missing;
        this.method = method;
        this.error = error;
        this.until = until;
        this.passkeyFirst = passkeyFirst;
    }

    /**
     * The list.
     *
     * @param proven the roots of what is proven, in order; empty before the first proof
     * @param missing how many more are needed; zero before the first proof, when nobody is told
     */
    static RecoveryBean list(List<MethodBean> methods, List<String> proven, int missing, @Nullable String error) {
        return new RecoveryBean("list", methods, proven, missing, null, error, null, false);
    }

    /** One method, to be answered. */
    static RecoveryBean answer(MethodBean method, List<String> proven, int missing, @Nullable String error) {
        return new RecoveryBean("answer", List.of(), proven, missing, method, error, null, false);
    }

    /**
     * The wait.
     *
     * @param until when it ends, in the reader's language
     */
    static RecoveryBean waiting(String until) {
        return new RecoveryBean("wait", List.of(), List.of(), 0, null, null, until, false);
    }

    /** The choice of an ending. */
    static RecoveryBean ending(boolean passkeyFirst) {
        return new RecoveryBean("ending", List.of(), List.of(), 0, null, null, null, passkeyFirst);
    }

    /** The path of the page's style and scripts below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Which page it is: {@code list}, {@code answer}, {@code wait} or {@code ending}. */
    public String getStep() {
        return step;
    }

    /** Whether the page tells something that only who has proven something may know. */
    boolean isTold() {
        return !proven.isEmpty() || step.equals("wait") || step.equals("ending");
    }

    /** The methods that are left. */
    public List<MethodBean> getMethods() {
        return methods;
    }

    /** The roots of what is proven. */
    public List<String> getProven() {
        return proven;
    }

    /** How many proofs are missing; zero where that is not told. */
    public int getMissing() {
        return missing;
    }

    /** The method to be answered; null on the other pages. */
    public @Nullable MethodBean getMethod() {
        return method;
    }

    /** The word of what went wrong; null if nothing did. */
    public @Nullable String getError() {
        return error;
    }

    /** When the wait ends; null where there is none. */
    public @Nullable String getUntil() {
        return until;
    }

    /** Whether a passkey is what is recommended. */
    public boolean isPasskeyFirst() {
        return passkeyFirst;
    }

    /** One method on a page. */
    public static final class MethodBean {

        private final String id;
        private final boolean sends;
        private final @Nullable String hint;
        private final @Nullable String shown;

        MethodBean(String id, boolean sends, @Nullable String hint, @Nullable String shown) {
            this.id = id;
            this.sends = sends;
            this.hint = hint;
            this.shown = shown;
        }

        /** Its name in the policy document. */
        public String getId() {
            return id;
        }

        /** Whether choosing it sends something. */
        public boolean isSends() {
            return sends;
        }

        /** Where to; null where nobody is told. */
        public @Nullable String getHint() {
            return hint;
        }

        /** What the page shows where the answer is typed, such as a code to read out; null where there is nothing of that kind. */
        public @Nullable String getShown() {
            return shown;
        }
    }
}
