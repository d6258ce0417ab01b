import { Session, SignedOut } from "./oidc.js";
import { signalAccount } from "./signals.js";

/** What the user was about to do when a fresh sign-in was needed, for as long as the tab lives. */
const INTENT = "passkey-journey.intent";

const root = document.getElementById("pj-passkeys");
const byId = (id) => document.getElementById(id);
const words = byId("pj-words").content;
const word = (name) => words.querySelector(`[data-word="${CSS.escape(name)}"]`)?.textContent ?? "";
const session = new Session(root.dataset);
const day = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "medium" });

/** A call was refused; code is the server's word for why. */
class Refused extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** Calls the REST of the user's passkeys. */
async function call(path = "", method = "GET", body = undefined, api = root.dataset.api) {
  const response = await fetch(api + path, {
    method,
    headers: {
      Authorization: `Bearer ${await session.token()}`,
      Accept: "application/json",
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body: body && JSON.stringify(body),
    cache: "no-store",
  });
  if (response.status === 401) {
    throw new SignedOut();
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new Refused(response.status, answer.errors?.[0]?.message ?? answer.error ?? "");
  }
  return answer;
}

/** Tells what was done, to the eye and to screen readers. */
function tell(text) {
  byId("pj-status").textContent = text;
}

/** In the place of everything else: what is wrong, and a way on. */
function stop(kind, button, way) {
  root.setAttribute("aria-busy", "false");
  ["pj-loading", "pj-lead", "pj-list", "pj-empty", "pj-add", "pj-add-phone"].forEach((id) => byId(id)?.setAttribute("hidden", ""));
  byId("pj-stop").hidden = false;
  byId("pj-stop-title").textContent = word(`${kind}Title`);
  byId("pj-stop-text").textContent = word(`${kind}Text`);
  byId("pj-stop-button").textContent = word(button);
  byId("pj-stop-button").onclick = way;
  byId("pj-stop-title").focus();
}

/** What cannot be mended in its place. */
function fail(error) {
  if (error instanceof SignedOut) {
    stop("signedOut", "signIn", () => session.signIn());
  } else {
    stop("error", "retry", () => location.reload());
  }
}

/** The icon of the passkey's vendor, as Keycloak's login theme has it; the drawn key stays if there is none. */
function icon(passkey) {
  const light = passkey.iconLight ?? passkey.iconDark;
  if (!light) {
    return undefined;
  }
  const picture = document.createElement("picture");
  const address = (name) => root.dataset.icons + encodeURIComponent(name);
  if (root.dataset.dark === "true" && passkey.iconDark) {
    const dark = document.createElement("source");
    dark.srcset = address(passkey.iconDark);
    dark.media = "(prefers-color-scheme: dark)";
    picture.append(dark);
  }
  const image = document.createElement("img");
  image.alt = "";
  image.width = 32;
  image.height = 32;
  image.src = address(light);
  picture.append(image);
  return picture;
}

function backup(passkey) {
  if (passkey.backedUp) {
    return "yes";
  }
  return passkey.backupEligible ? "notYet" : "oneDevice";
}

/** The one thing that is worth saying of a passkey, the most urgent first. */
function advice(passkey) {
  if (passkey.state === "suspended") {
    return word(`cause-${passkey.cause}`) || word("cause-helpdesk");
  }
  if (passkey.state === "expired") {
    return word("adviceExpired");
  }
  if (passkey.lastWayIn) {
    return word("adviceLastWayIn");
  }
  if (passkey.backedUp === false) {
    return word(passkey.backupEligible ? "adviceNotYet" : "adviceOneDevice");
  }
  return "";
}

/** Which of the buttons make sense. */
function acts(passkey) {
  return {
    rename: true,
    lost: passkey.state === "active" && !passkey.lastWayIn,
    undo: passkey.state === "suspended" && Boolean(passkey.undoUntil),
    remove: passkey.state !== "suspended" && !passkey.lastWayIn,
  };
}

/** One passkey on the page. */
class Card {
  constructor(passkey, number) {
    this.passkey = passkey;
    this.element = byId("pj-card").content.firstElementChild.cloneNode(true);
    this.element.id = `pj-passkey-${number}`;
    this.#fill();
    const name = this.#slot("name");
    name.id = `pj-name-${number}`;
    const allowed = acts(passkey);
    for (const button of this.element.querySelectorAll(".pj-card-actions [data-act]")) {
      button.hidden = !allowed[button.dataset.act];
      button.id = `pj-${button.dataset.act}-${number}`;
      // "Rename Phone" is what a screen reader lists, not three times "Rename".
      button.setAttribute("aria-labelledby", `${button.id} ${name.id}`);
    }
    const input = this.#panel("rename").elements.label;
    const problem = this.element.querySelector(".pj-field-error");
    input.id = `pj-label-${number}`;
    problem.id = `pj-label-error-${number}`;
    this.element.querySelector(".pj-label").htmlFor = input.id;
    input.setAttribute("aria-describedby", problem.id);
    input.addEventListener("input", () => this.#complain(""));
    this.element.addEventListener("click", (event) => this.#act(event.target.closest("[data-act]")?.dataset.act));
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.opened) {
        this.#close();
      }
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(event.target.dataset.panel);
    });
  }

  #slot(name) {
    return this.element.querySelector(`[data-slot="${name}"]`);
  }

  #panel(name) {
    return this.element.querySelector(`[data-panel="${name}"]`);
  }

  #fill() {
    const { passkey } = this;
    const date = (text) => text && day.format(new Date(text));
    const show = (name, text) => {
      this.#slot(name).textContent = text ?? "";
      (this.#slot(name).closest(".pj-facts > div") ?? this.#slot(name)).hidden = !text;
    };
    show("name", passkey.label || word("unnamed"));
    show("vendor", passkey.vendor === passkey.label ? "" : passkey.vendor);
    show("createdAt", date(passkey.createdAt));
    show("platform", passkey.platform && passkey.platform !== "other" ? word(`platform-${passkey.platform}`) : "");
    show("lastUsedAt", date(passkey.lastUsedAt) ?? word("never"));
    show("backedUp", passkey.backedUp === undefined ? "" : word(backup(passkey)));
    show("expiresAt", date(passkey.expiresAt));
    show("undoUntil", date(passkey.undoUntil));
    show("advice", advice(passkey));
    show("badge", { suspended: word("badgeSuspended"), expired: word("badgeExpired") }[passkey.state]);
    this.element.dataset.id = passkey.id;
    this.element.dataset.state = passkey.state;
    const picture = icon(passkey);
    if (picture) {
      const place = this.element.querySelector(".pj-icon");
      const drawn = [...place.children];
      place.replaceChildren(picture);
      picture.querySelector("img").addEventListener("error", () => place.replaceChildren(...drawn));
    }
  }

  /** Opens what the user wants to do, or what comes before it. */
  open(act, value = undefined) {
    const { change } = this.passkey;
    if (change !== "allowed") {
      this.#prove(change, { act, value });
      return;
    }
    this.#show(act);
    if (act === "rename") {
      const input = this.#panel("rename").elements.label;
      input.value = value ?? this.passkey.label ?? "";
      input.select();
      input.focus();
    } else {
      this.#panel(act).querySelector("h3").focus();
    }
  }

  #show(panel) {
    this.opened = panel;
    this.element.querySelectorAll("[data-panel]").forEach((each) => (each.hidden = each.dataset.panel !== panel));
    this.element.querySelector(".pj-card-actions").hidden = Boolean(panel);
  }

  #close() {
    const opener = this.intent?.act ?? this.opened;
    this.intent = undefined;
    this.#show(undefined);
    this.element.querySelector(`.pj-card-actions [data-act="${opener}"]`)?.focus();
  }

  #prove(code, intent) {
    this.intent = intent;
    this.#show("prove");
    const known = word(`prove-${code}-title`) ? code : "undecided";
    this.#slot("proveTitle").textContent = word(`prove-${known}-title`);
    this.#slot("proveText").textContent = word(`prove-${known}-text`);
    this.#panel("prove").querySelector('[data-act="prove"]').hidden = known === "undecided";
    this.#slot("proveTitle").focus();
  }

  #complain(text) {
    const input = this.#panel("rename").elements.label;
    this.element.querySelector(".pj-field-error").textContent = text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  }

  #act(act) {
    if (act === "rename" || act === "lost") {
      tell("");
      this.open(act);
    } else if (act === "undo") {
      this.#submit("undo");
    } else if (act === "remove") {
      session.signIn({ kc_action: `delete_credential:${this.passkey.id}` }).catch(fail);
    } else if (act === "close") {
      this.#close();
    } else if (act === "prove") {
      sessionStorage.setItem(INTENT, JSON.stringify({ id: this.passkey.id, ...this.intent }));
      session.signIn({ prompt: "login" }).catch(fail);
    }
  }

  async #submit(act) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    const path = `/${encodeURIComponent(this.passkey.id)}`;
    const { label } = this.#panel("rename").elements;
    try {
      if (act === "rename") {
        await call(path, "PUT", { label: label.value });
        await list({ focus: this.passkey.id, told: "renamed" });
      } else if (act === "lost") {
        await call(`${path}/lost`, "POST", { everySession: this.#panel("lost").elements.everySession.checked });
        await list({ focus: this.passkey.id, told: "lost" });
      } else {
        if (this.passkey.change !== "allowed") {
          this.#prove(this.passkey.change, { act });
          return;
        }
        await call(`${path}/lost`, "DELETE");
        await list({ focus: this.passkey.id, told: "undone" });
      }
    } catch (error) {
      this.#answer(error, act, label.value);
    } finally {
      this.busy = false;
    }
  }

  #answer(error, act, value) {
    if (error.status === 403) {
      this.#prove(error.code, { act, value });
    } else if (error.status === 400 && act === "rename") {
      this.#complain(word(`label-${error.code}`) || word("failed"));
    } else if (error.status === 404 || error.status === 409) {
      // Something has changed meanwhile, in another tab or on another device.
      list({ told: "failed" }).catch(fail);
    } else {
      fail(error);
    }
  }
}

/** Shows the passkeys as they are now. */
async function list({ focus = undefined, told = "" } = {}) {
  const passkeys = await call();
  const cards = passkeys.map((passkey, number) => new Card(passkey, number));
  byId("pj-list").replaceChildren(...cards.map((card) => card.element));
  byId("pj-lead").hidden = cards.length === 0;
  byId("pj-list").hidden = cards.length === 0;
  byId("pj-empty").hidden = cards.length > 0;
  byId("pj-add").hidden = false;
  // On the phone itself there is nothing to scan.
  if (!matchMedia("(pointer: coarse)").matches) {
    byId("pj-add-phone")?.removeAttribute("hidden");
  }
  byId("pj-stop").hidden = true;
  byId("pj-loading").hidden = true;
  root.setAttribute("aria-busy", "false");
  tell(told && word(told));
  const card = cards.find((each) => each.passkey.id === focus);
  card?.element.querySelector("h2").focus();
  signalAccount(() => call("", "GET", undefined, root.dataset.signals));
  return cards;
}

/** Goes on with what was interrupted by a fresh sign-in. */
function resume(cards) {
  const intent = JSON.parse(sessionStorage.getItem(INTENT) ?? "null");
  sessionStorage.removeItem(INTENT);
  const card = intent && cards.find((each) => each.passkey.id === intent.id);
  if (!card) {
    return;
  }
  if (intent.act === "undo") {
    card.element.querySelector('.pj-card-actions [data-act="undo"]')?.focus();
  } else {
    card.open(intent.act, intent.value);
  }
}

async function start() {
  byId("pj-loading").hidden = false;
  byId("pj-add").addEventListener("click", () =>
    session.signIn({ kc_action: root.dataset.create }).catch(fail),
  );
  byId("pj-add-phone")?.addEventListener("click", ({ target }) =>
    session.signIn({ kc_action: target.dataset.action }).catch(fail),
  );
  const came = await session.start();
  if (!came) {
    return;
  }
  const done = came.status === "success" ? (came.action?.startsWith("delete") ? "removed" : "added") : "";
  resume(await list({ told: done }));
}

// Back from a page of Keycloak's: the browser shows this one as it was left.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

start().catch(fail);
