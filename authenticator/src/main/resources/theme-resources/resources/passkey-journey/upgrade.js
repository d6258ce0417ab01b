import { answerOf, publicKeyOf } from "./enroll.js";
import { claim } from "./once.js";

/** Milliseconds that the browser has. It decides by itself, and some never answer; nobody should wait for that. */
const PATIENCE = 4000;

/** The question to the browser: a passkey that it finds by itself next time, made without a dialog. */
export function questionOf(options) {
  return {
    mediation: "conditional",
    publicKey: publicKeyOf(
      // Verification would need a dialog; the server asks for it at the first sign-in with the passkey.
      { ...options, residentKey: "required", userVerification: "preferred", timeoutSeconds: 0 },
      {},
    ),
  };
}

/** Asks the browser once and goes on, whatever it says and however long it takes. */
export async function upgrade(form, options) {
  const patience = new AbortController();
  // Ends the request itself, too: a browser in which one is pending refuses the next.
  const over = new Promise((resolve) => {
    setTimeout(() => {
      patience.abort();
      resolve();
    }, PATIENCE);
  });
  form.addEventListener("submit", () => patience.abort());
  try {
    const question = { ...questionOf(options), signal: patience.signal };
    const credential = await Promise.race([navigator.credentials.create(question), over]);
    Object.entries(credential ? answerOf(credential) : {}).forEach(([name, value]) => {
      form.elements[name].value = value;
    });
  } catch {
    // Refused, or not supported. The server is told no more than that there is no passkey.
  }
  if (claim()) {
    form.submit();
  }
}
