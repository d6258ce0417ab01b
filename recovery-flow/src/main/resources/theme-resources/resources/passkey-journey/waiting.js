/*
 * Keycloak lets go of a page that nobody touches for five minutes; a code that is on its way, or a call with the help desk, may take
 * longer. So the page touches itself, for half an hour at most, and goes on with the address that it gets.
 */
const EVERY = 120_000;
const LONGEST = 1_800_000;

const began = Date.now();
const forms = [...document.querySelectorAll("form.pj-form")];

async function touch() {
  const answer = await fetch(forms[0].action, {
    method: "POST",
    body: new URLSearchParams({ list: "true" }),
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("#passkey-recovery") && page.querySelector("form.pj-form");
  if (fresh && forms.every((form) => !form.dataset.sent)) {
    for (const form of forms) {
      form.action = fresh.getAttribute("action");
    }
  }
}

const timer = setInterval(() => {
  if (Date.now() - began > LONGEST) {
    clearInterval(timer);
  } else {
    // Offline for a moment: the next time is soon enough.
    touch().catch(() => {});
  }
}, EVERY);
