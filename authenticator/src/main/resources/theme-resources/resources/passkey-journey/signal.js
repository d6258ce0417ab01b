/*
 * Passes on to the browser what the server tells behind #: all keys of an account, or one that its account has no more. A classic
 * script, as Keycloak adds them to the pages of any theme.
 */
(() => {
  const script = document.currentScript.src;
  import(new URL("signals.js", script))
    .then(({ signalAccount, signalUnknown }) => {
      const told = JSON.parse(decodeURIComponent(new URL(script).hash.slice(1)));
      return told.credentialId ? signalUnknown(told) : signalAccount(() => told);
    })
    .catch(() => {
      // A keeper out of date is a nuisance; an error on this page would be a worse one.
    });
})();
