package io.github.passkeyjourney.platform.setup;

/**
 * How a change was taken back.
 *
 * @param state {@link SetupState#UNDONE} or {@link SetupState#KEPT}
 * @param text what was taken back, or what was kept and why
 */
public record SetupUndone(SetupState state, SetupText text) {

    /** All is as it was before. */
    public static SetupUndone undone(SetupText text) {
        return new SetupUndone(SetupState.UNDONE, text);
    }

    /** Something was changed by hand and stays. */
    public static SetupUndone kept(SetupText text) {
        return new SetupUndone(SetupState.KEPT, text);
    }
}
