// What pages do better with a script; everything works without it.

"use strict";

// A folded menu closes when one presses Escape, or points or moves beside it.
function closeDrops(except) {
  for (const drop of document.querySelectorAll("details[data-drop][open]")) {
    if (drop !== except) drop.open = false;
  }
}

document.addEventListener("click", (event) => closeDrops(event.target.closest("details[data-drop]")));
document.addEventListener("focusin", (event) => closeDrops(event.target.closest("details[data-drop]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const drop = document.querySelector("details[data-drop][open]");
  if (drop) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});

// What went wrong with a form that was sent is read out and in view at once.
function focusFirst(root) {
  const target = root.querySelector("form[method=post] [data-focus]");
  if (target) target.focus();
}

// A deed goes off once, however often one presses. The lock opens again by itself: an answer may be a file to keep,
// after which the page stands as it was.
const LOCK_MS = 4000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, LOCK_MS);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("DOMContentLoaded", () => focusFirst(document));
document.addEventListener("htmx:afterSwap", (event) => focusFirst(event.target));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) delete form.dataset.sent;
});
