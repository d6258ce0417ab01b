/*
 * The entry of the account console's menu: leads to the page of the own passkeys, which is outside of the console and has the look
 * of the sign-in, and takes the place of this one in the browser's history.
 */
import { createElement, useEffect } from "react";

const { serverBaseUrl, realm } = JSON.parse(document.getElementById("environment").textContent);
const page = `${serverBaseUrl}/realms/${encodeURIComponent(realm)}/passkey-journey/passkeys/`;

/** A link for the moment until the browser has gone there. */
export default function Passkeys() {
  useEffect(() => location.replace(page), []);
  return createElement("a", { href: page }, page);
}
