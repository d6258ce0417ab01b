package io.github.passkeyjourney.audit.event;

/**
 * The helpdesk opened a case for a user who is locked out.
 *
 * @param caseId the case
 */
public record CaseOpened(String caseId) implements AuditFact {}
