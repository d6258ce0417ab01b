/*
 * Puts the passkey first on the login page of any theme that has Keycloak's two forms, and the password one click away. It
 * moves what is there and takes nothing away, so that passkeys in autofill work on; where a part is missing, and where no
 * script runs, the page stays as it is. A classic script, as Keycloak adds them; the part behind # is the button's text.
 */
(() => {
  const text = decodeURIComponent(new URL(document.currentScript.src).hash.slice(1));
  const realm = location.pathname.match(/^.*?\/realms\/[^/]+\//);
  if (!realm || !text || !window.PublicKeyCredential) {
    return;
  }

  const remember = (value, days) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `PJ_FIRST=${value}; Path=${realm[0]}; Max-Age=${days * 86400}; SameSite=Lax${secure}`;
  };
  const hide = (form) => form.style.setProperty("display", "none");
  const show = (form) => form.style.removeProperty("display");

  // Before the form is painted for the first time.
  const early = new MutationObserver(() => {
    const form = document.getElementById("kc-form-login");
    if (form) {
      hide(form);
      early.disconnect();
    }
  });
  early.observe(document.documentElement, { childList: true, subtree: true });

  const arrange = () => {
    early.disconnect();
    const form = document.getElementById("kc-form-login");
    const passkey = document.getElementById("authenticateWebAuthnButton");
    const submit = document.getElementById("kc-login");
    if (!form) {
      return;
    }
    if (!passkey || !submit || form.querySelector("[aria-invalid='true']")) {
      show(form);
      return;
    }
    const place = document.createComment("");
    const look = passkey.className;
    passkey.after(place);
    passkey.className = submit.className;
    passkey.style.setProperty("margin-block-start", "0.5rem");

    const password = document.createElement("button");
    password.type = "button";
    password.id = "passkey-use-password";
    password.className = look;
    password.textContent = text;
    password.addEventListener("click", () => {
      // For a while; a sign-in with a passkey in this browser turns it round.
      remember("password", 30);
      password.remove();
      passkey.className = look;
      passkey.style.removeProperty("margin-block-start");
      place.replaceWith(passkey);
      show(form);
      form.querySelector("input:not([type=hidden])")?.focus();
    });
    form.before(passkey, password);
    passkey.focus();
  };

  document.addEventListener("DOMContentLoaded", arrange);
})();
