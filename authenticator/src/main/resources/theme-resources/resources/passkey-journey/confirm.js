import { bytes, text } from "./base64url.js";
import { claim } from "./once.js";

/** The argument of navigator.credentials.get that asks for one of the account's own keys. */
export function publicKeyOf(options) {
  const publicKey = {
    challenge: bytes(options.challenge),
    rpId: options.rpId,
    allowCredentials: options.handles.map((handle) => ({ type: "public-key", id: bytes(handle) })),
  };
  if (options.userVerification && options.userVerification !== "not specified") {
    publicKey.userVerification = options.userVerification;
  }
  return publicKey;
}

/** Brings the form to life that proves a passkey or a security key. */
export function start(form, options) {
  if (!window.PublicKeyCredential) {
    // The code, or the way on without a passkey, is still there.
    return;
  }
  const status = form.querySelector("[data-waiting]");
  const button = form.querySelector("button");
  let busy = false;

  const prove = async () => {
    busy = true;
    status.textContent = status.dataset.waiting;
    button.setAttribute("aria-disabled", "true");
    try {
      const credential = await navigator.credentials.get({ publicKey: publicKeyOf(options) });
      Object.entries(answerOf(credential)).forEach(([name, value]) => {
        form.elements[name].value = value;
      });
    } catch {
      // Sent empty: the server counts it and the page comes back with what to do.
    }
    if (claim()) {
      form.submit();
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!busy) {
      prove();
    }
  });
  form.removeAttribute("hidden");
}

function answerOf(credential) {
  const { response } = credential;
  return {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    credentialId: text(credential.rawId),
    userHandle: response.userHandle ? text(response.userHandle) : "",
    authenticatorAttachment: credential.authenticatorAttachment ?? "",
  };
}
