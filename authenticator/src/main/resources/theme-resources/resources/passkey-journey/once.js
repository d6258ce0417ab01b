/*
 * Lets each page of ours be answered once. A second click would end the answer to the first on its way to the browser, with
 * the cookies of the sign-in in it, and the user would stand before the login page again.
 */
const forms = [...document.querySelectorAll("form.pj-form")];

/** Milliseconds after which a user who has stopped the page from loading may try again. */
const PATIENCE = 10000;

const release = () => forms.forEach((form) => delete form.dataset.sent);

/** Marks the page as answered; false if it was already. */
export function claim() {
  const first = forms.every((form) => !form.dataset.sent);
  forms.forEach((form) => (form.dataset.sent = "true"));
  if (first) {
    setTimeout(release, PATIENCE);
  }
  return first;
}

// Last of all listeners: what a page's own script has stopped is no answer.
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && !claim()) {
    event.preventDefault();
  }
});

// Back from the next page: the browser shows this one as it was left.
window.addEventListener("pageshow", (event) => event.persisted && release());
