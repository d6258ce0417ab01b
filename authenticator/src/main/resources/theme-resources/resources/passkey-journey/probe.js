/*
 * Runs on whatever page follows the step passkey-probe. It is a classic script, because that is how Keycloak adds
 * scripts to a page of any theme; it shows nothing and changes nothing but one short-lived cookie of this realm.
 */
(() => {
  const script = document.currentScript.src;
  const realm = location.pathname.match(/^.*?\/realms\/[^/]+\//);
  if (!realm) {
    return;
  }
  const remember = (value) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `PJ_PROBE=${value}; Path=${realm[0]}; Max-Age=1800; SameSite=Lax${secure}`;
  };
  import(new URL("capabilities.js", script).href)
    .then(({ instantFacts, allFacts, encode }) => {
      remember(encode(instantFacts()));
      return allFacts().then((facts) => remember(encode(facts)));
    })
    .catch(() => {
      // A browser too old for this cannot create passkeys either; unknown stays unknown.
    });
})();
