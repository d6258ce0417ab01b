/*
 * Runs on whatever page follows the step passkey-probe. It is a classic script, because that is how Keycloak adds
 * scripts to a page of any theme; it shows nothing and changes nothing but two short-lived cookies of this realm: what the
 * browser can do, and whether the passkey of this sign-in came from another device, which only the page is told.
 */
(() => {
  const script = document.currentScript.src;
  const realm = location.pathname.match(/^.*?\/realms\/[^/]+\//);
  if (!realm) {
    return;
  }
  const keep = (name, value, seconds) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=${realm[0]}; Max-Age=${seconds}; SameSite=Lax${secure}`;
  };
  const remember = (value) => keep("PJ_PROBE", value, 1800);

  keep("PJ_USED", "", 0);
  const container = navigator.credentials;
  const get = container?.get;
  if (get) {
    container.get = function (...options) {
      const answer = get.apply(this, options);
      // Before whoever asked: he leaves the page with what he gets.
      answer.then(
        (credential) => {
          if (credential?.authenticatorAttachment === "cross-platform") {
            keep("PJ_USED", "cross-platform", 300);
          }
        },
        () => {},
      );
      return answer;
    };
  }
  import(new URL("capabilities.js", script).href)
    .then(({ instantFacts, allFacts, encode }) => {
      remember(encode(instantFacts()));
      return allFacts().then((facts) => remember(encode(facts)));
    })
    .catch(() => {
      // A browser too old for this cannot create passkeys either; unknown stays unknown.
    });
})();
