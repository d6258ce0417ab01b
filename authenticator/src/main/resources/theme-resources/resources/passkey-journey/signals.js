/**
 * Tells the browser, and by it whoever keeps the user's passkeys, which of them the account still has and what it is called now
 * (Signal API). Keepers hide or remove what is not in the list, so nothing is told unless the server gave all of it. Many browsers
 * know nothing of this, and nothing depends on it: it never fails.
 *
 * @param read gives what the server tells of the account
 */
export async function signalAccount(read) {
  const api = window.PublicKeyCredential;
  const can = (name) => typeof api?.[name] === "function";
  if (!can("signalAllAcceptedCredentials") && !can("signalCurrentUserDetails")) {
    return;
  }
  try {
    const { rpId, userId, name, displayName, allAcceptedCredentialIds } = await read();
    if (can("signalCurrentUserDetails")) {
      await api.signalCurrentUserDetails({ rpId, userId, name, displayName }).catch(() => {});
    }
    if (can("signalAllAcceptedCredentials") && Array.isArray(allAcceptedCredentialIds)) {
      await api.signalAllAcceptedCredentials({ rpId, userId, allAcceptedCredentialIds });
    }
  } catch {
    // A keeper out of date is a nuisance; an error on this page would be a worse one.
  }
}

/**
 * Tells it of a passkey that its account has no more, so that it is offered no longer. Never fails, as above.
 *
 * @param unknown the relying party and the id of the credential
 */
export async function signalUnknown(unknown) {
  const api = window.PublicKeyCredential;
  if (typeof api?.signalUnknownCredential === "function") {
    await api.signalUnknownCredential(unknown).catch(() => {});
  }
}
