/**
 * What this browser can do with passkeys, as two bit sets: what is known, and what of that is present. The order of the
 * bits is the order of the enum Capability on the server; new ones are appended.
 */
export const BITS = [
  "webauthn",
  "secureContext",
  "platformAuthenticator",
  "conditionalGet",
  "conditionalCreate",
  "hybrid",
  "relatedOrigins",
  "signal",
  "touch",
];

/** What can be told at once, without asking the browser. */
export function instantFacts(view = window) {
  return {
    webauthn: typeof view.PublicKeyCredential === "function" && Boolean(view.navigator.credentials?.create),
    secureContext: view.isSecureContext === true,
    touch: view.navigator.maxTouchPoints > 1,
  };
}

/** Everything that can be told; what the browser does not answer stays unknown. */
export async function allFacts(view = window) {
  const facts = instantFacts(view);
  if (!facts.webauthn) {
    return facts;
  }
  const [client, platform, conditionalGet] = await Promise.all([
    answer(view.PublicKeyCredential, "getClientCapabilities"),
    answer(view.PublicKeyCredential, "isUserVerifyingPlatformAuthenticatorAvailable"),
    answer(view.PublicKeyCredential, "isConditionalMediationAvailable"),
  ]);
  return {
    ...facts,
    platformAuthenticator: platform ?? client?.userVerifyingPlatformAuthenticator,
    conditionalGet: conditionalGet ?? client?.conditionalGet,
    conditionalCreate: client?.conditionalCreate,
    hybrid: client?.hybridTransport,
    relatedOrigins: client?.relatedOrigins,
    signal: client?.signalAllAcceptedCredentials,
  };
}

/** The facts as the server reads them: version, known bits, present bits. */
export function encode(facts) {
  let known = 0;
  let present = 0;
  BITS.forEach((name, bit) => {
    if (typeof facts[name] === "boolean") {
      known |= 1 << bit;
      present |= facts[name] ? 1 << bit : 0;
    }
  });
  return `1.${known.toString(16)}.${present.toString(16)}`;
}

async function answer(target, question) {
  try {
    return await target[question]?.();
  } catch {
    return undefined;
  }
}
