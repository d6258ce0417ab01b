/**
 * Lets the two pages of a device link go on by themselves: that of the computer when the phone has come on, that of the phone when
 * its number was typed. What it does, their buttons do, too.
 */
const page = document.querySelector("#passkey-device-link[data-poll], #passkey-link[data-poll]");
const form = document.getElementById("passkey-link-form");
const shown = page.dataset.step;

/** Longer and longer, up to five seconds: the page may stand open for a while. */
const pause = (round) => new Promise((resolve) => setTimeout(resolve, Math.min(1000 + 250 * round, 5000)));

const step = async () => {
  try {
    const answer = await fetch(page.dataset.poll, { cache: "no-store" });
    return answer.ok ? (await answer.json()).step : shown;
  } catch {
    return shown;
  }
};

/** The phone's page is left when it may go on, or when it is over; the computer's only when there is nothing to type any more. */
const leaves = (now) =>
  shown === "wait" ? now === "confirmed" || now === "ended" : !["open", "claimed", shown].includes(now);

const watch = async () => {
  for (let round = 0; ; round++) {
    await pause(round);
    const now = await step();
    if (leaves(now)) {
      if (shown === "wait" && now === "confirmed") {
        form.requestSubmit();
      } else {
        // Drawn anew it tells what has come of it; not by a reload, which would send again what was typed.
        location.replace(location.href);
      }
      return;
    }
    if (now === "claimed") {
      document.querySelector("#passkey-claimed > span")?.removeAttribute("hidden");
    }
  }
};

watch();
