/*
 * Prints, downloads and copies the codes that the page shows. The file is made here, of what is on the page: the codes do not go
 * over the network again.
 */
const shown = document.getElementById("passkey-codes");
const tools = document.getElementById("passkey-codes-tools");
const status = document.getElementById("passkey-codes-status");

/** How long the browser may take to read what it is to save, in milliseconds. */
const READING = 60000;

const codes = () => [...shown.querySelectorAll("li")].map((item) => item.textContent.trim());

const text = () => [shown.dataset.heading, "", ...codes(), "", shown.dataset.once, ""].join("\n");

function download() {
  const address = URL.createObjectURL(new Blob([text()], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = shown.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READING);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(text());
    status.textContent = status.dataset.copied;
  } catch {
    // Not allowed here: what is selected, everybody can copy.
    getSelection().selectAllChildren(shown.querySelector("ol"));
    status.textContent = status.dataset.select;
  }
}

document.getElementById("passkey-codes-download").addEventListener("click", download);
document.getElementById("passkey-codes-print").addEventListener("click", () => print());
document.getElementById("passkey-codes-copy").addEventListener("click", copy);
tools.hidden = false;

// Back from the next page: the browser would show codes that may have been replaced since.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
