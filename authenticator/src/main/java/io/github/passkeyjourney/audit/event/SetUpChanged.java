package io.github.passkeyjourney.audit.event;

import java.util.List;

/**
 * The realm was set up for passkeys, or the set-up was undone.
 *
 * @param action what was done
 * @param changes the ids of the changes, in the order in which they were made
 */
public record SetUpChanged(SetUpAction action, List<String> changes) implements AuditFact {}
