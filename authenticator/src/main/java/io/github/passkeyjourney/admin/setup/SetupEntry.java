package io.github.passkeyjourney.admin.setup;

import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;

/**
 * One line of what the API answers.
 *
 * @param id of the change
 * @param state how the realm stands to it
 * @param text in words
 */
record SetupEntry(String id, SetupState state, SetupText text) {}
