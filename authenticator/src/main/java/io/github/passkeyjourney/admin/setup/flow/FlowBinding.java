package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;

/** One thing of a realm that runs a flow. */
interface FlowBinding {

    /** Names the change, as the rest of the set-up does. */
    String id();

    /** Whether the thing is still there. */
    boolean exists();

    /** The flow that it runs; null for none. */
    @Nullable
    AuthenticationFlowModel bound();

    /** Lets it run another flow, or none. */
    void bind(@Nullable AuthenticationFlowModel flow);

    /** Whether the flow comes after somebody has signed in elsewhere, rather than around our own forms. */
    boolean afterSignIn();

    /**
     * What the change does, in words.
     *
     * @param source the name of the flow that it runs; null for none
     */
    SetupText text(@Nullable String source);
}
