import { text } from "./base64url.js";

/** Where one sign-in that is under way is remembered, for as long as the tab lives. */
const PENDING = "passkey-journey.sign-in";

/** Seconds before its end at which a token is no longer used. */
const MARGIN = 10;

/** There is no session any more. */
export class SignedOut extends Error {}

/**
 * The sign-in of a page with the authorization code flow and PKCE (RFC 7636). Tokens live in this object only, so each load
 * of the page signs in anew; with a session that is one redirect.
 */
export class Session {
  #options;
  #tokens;
  #expires = 0;

  /** @param options authorization, token, client, page: as the server tells them */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Finishes a sign-in that comes back, or begins one.
   *
   * @returns what became of the page that was asked for on the way, or undefined if the browser is leaving
   */
  async start() {
    const answer = new URL(location.href).searchParams;
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
    if (!pending || !answer.has("state") || answer.get("state") !== pending.state) {
      await this.signIn();
      return undefined;
    }
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, "", pending.redirect);
    if (!answer.has("code")) {
      throw new SignedOut(answer.get("error"));
    }
    await this.#exchange({
      grant_type: "authorization_code",
      code: answer.get("code"),
      redirect_uri: pending.redirect,
      code_verifier: pending.verifier,
    });
    return { action: pending.action, status: answer.get("kc_action_status") };
  }

  /** Leaves for a sign-in, or for a page of Keycloak's that comes back here. */
  async signIn(parameters = {}) {
    const random = () => text(crypto.getRandomValues(new Uint8Array(32)).buffer);
    const verifier = random();
    const state = random();
    const redirect = new URL(this.#options.page);
    const language = new URL(location.href).searchParams.get("kc_locale");
    if (language) {
      redirect.searchParams.set("kc_locale", language);
    }
    sessionStorage.setItem(PENDING, JSON.stringify({ state, verifier, redirect: redirect.href, action: parameters.kc_action }));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    const target = new URL(this.#options.authorization);
    target.search = new URLSearchParams({
      client_id: this.#options.client,
      redirect_uri: redirect.href,
      response_type: "code",
      response_mode: "query",
      scope: "openid",
      state,
      code_challenge: text(digest),
      code_challenge_method: "S256",
      ...(language ? { ui_locales: language } : {}),
      ...parameters,
    });
    location.assign(target);
  }

  /** A token that is good for a call now. */
  async token() {
    if (performance.now() >= this.#expires) {
      await this.#exchange({ grant_type: "refresh_token", refresh_token: this.#tokens?.refresh_token ?? "" });
    }
    return this.#tokens.access_token;
  }

  async #exchange(parameters) {
    const response = await fetch(this.#options.token, {
      method: "POST",
      body: new URLSearchParams({ client_id: this.#options.client, ...parameters }),
    });
    if (response.status === 400 || response.status === 401) {
      throw new SignedOut();
    }
    if (!response.ok) {
      throw new Error(`token: ${response.status}`);
    }
    this.#tokens = await response.json();
    this.#expires = performance.now() + Math.max(this.#tokens.expires_in - MARGIN, 1) * 1000;
  }
}
