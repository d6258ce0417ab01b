import { bytes, text } from "./base64url.js";
import { allFacts, instantFacts } from "./capabilities.js";
import { claim } from "./once.js";

/** WebAuthn Level 3, section 5.1.3, to the closed codes of EnrollFailure. */
const FAILURES = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  TimeoutError: "cancelled",
  InvalidStateError: "already-registered",
  NotSupportedError: "no-authenticator",
  NotReadableError: "no-authenticator",
  SecurityError: "security-error",
  ConstraintError: "constraint",
};

const UNSPECIFIED = "not specified";

/** Milliseconds that the browser has to tell what it can do; then what is known has to do. */
const PATIENCE = 2000;

/** The code of an error that the browser gave. */
export function failureOf(error) {
  return FAILURES[error?.name] ?? "unknown";
}

/** Why nothing can be created here, or undefined if it may work. The same rule as DeviceCapabilities on the server. */
export function obstacle(facts, options) {
  if (!facts.secureContext) {
    return "insecure-context";
  }
  if (!facts.webauthn) {
    return "no-authenticator";
  }
  const noPlatform = facts.platformAuthenticator === false;
  if (options.attachment === "platform") {
    return noPlatform ? "no-authenticator" : undefined;
  }
  if (options.attachment === "cross-platform" || options.securityKey) {
    return undefined;
  }
  return noPlatform && facts.hybrid === false ? "no-authenticator" : undefined;
}

/** The argument of navigator.credentials.create, as the realm's WebAuthn policy wants it. */
export function publicKeyOf(options, facts) {
  const specified = (value) => (value && value !== UNSPECIFIED ? value : undefined);
  const residentKey = specified(options.residentKey);
  const publicKey = {
    challenge: bytes(options.challenge),
    rp: { id: options.rpId, name: options.rpName },
    user: { id: bytes(options.userId), name: options.userName, displayName: options.displayName },
    pubKeyCredParams: (options.algorithms.length ? options.algorithms : [-7]).map((alg) => ({
      type: "public-key",
      alg,
    })),
    excludeCredentials: options.exclude
      .split(",")
      .filter(Boolean)
      .map((id) => ({ type: "public-key", id: bytes(id) })),
    authenticatorSelection: {
      authenticatorAttachment: specified(options.attachment),
      residentKey: residentKey ?? (options.requireResidentKey === "Yes" ? "required" : undefined),
      requireResidentKey: residentKey === "required" || (!residentKey && options.requireResidentKey === "Yes"),
      userVerification: specified(options.userVerification),
    },
    attestation: specified(options.attestation),
  };
  if (options.timeoutSeconds > 0) {
    publicKey.timeout = options.timeoutSeconds * 1000;
  }
  if (options.advice === "add-second-device") {
    publicKey.hints = ["hybrid", "security-key"];
  } else if (facts.platformAuthenticator && options.attachment !== "cross-platform") {
    // Only a hint: the browser still offers phones and security keys.
    publicKey.hints = ["client-device"];
  }
  return publicKey;
}

/** Brings the page to life. */
export async function start(form, options) {
  const scripted = form.querySelectorAll("[data-pj-scripted]");
  const status = document.getElementById("passkey-status");
  const button = document.getElementById("passkey-create");
  let facts;
  let busy = false;

  const idle = () => {
    busy = false;
    status.textContent = "";
    button.removeAttribute("aria-disabled");
  };
  // In a task of its own: a form that is just firing its submit event ignores a second request.
  const submit = () => setTimeout(() => claim() && form.submit());
  const post = (fields) => {
    Object.entries(fields).forEach(([name, value]) => {
      form.elements[name].value = value;
    });
    submit();
  };
  const create = async () => {
    busy = true;
    status.textContent = status.dataset.waiting;
    button.setAttribute("aria-disabled", "true");
    try {
      const hindrance = obstacle(facts, options);
      if (hindrance === "insecure-context" || !facts.webauthn) {
        post({ failure: hindrance });
        return;
      }
      post(answerOf(await navigator.credentials.create({ publicKey: publicKeyOf(options, facts) })));
    } catch (error) {
      post({ failure: failureOf(error) });
    }
  };

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) {
      // The way on without a passkey, also while the device's dialog is open: leaving the page closes it.
      return;
    }
    event.preventDefault();
    if (!busy) {
      create();
    }
  });
  // Back from the next page: the browser shows this one as it was left.
  window.addEventListener("pageshow", (event) => event.persisted && idle());

  facts = await Promise.race([
    allFacts(),
    new Promise((resolve) => setTimeout(() => resolve(instantFacts()), PATIENCE)),
  ]);
  if (options.asked && !options.failed && obstacle(facts, options)) {
    // The probe knew too little; nothing can be offered here, so sign-in goes on by itself.
    const cannot = document.createElement("input");
    Object.assign(cannot, { type: "hidden", name: "cannot", value: "true" });
    form.append(cannot);
    submit();
    return;
  }
  scripted.forEach((element) => element.removeAttribute("hidden"));
  form.dataset.started = "true";
}

/** The answer of the browser, as the fields of a form. */
export function answerOf(credential) {
  const { response } = credential;
  return {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    publicKeyCredentialId: text(credential.rawId),
    transports: response.getTransports?.().join() ?? "",
    authenticatorAttachment: credential.authenticatorAttachment ?? "",
  };
}
