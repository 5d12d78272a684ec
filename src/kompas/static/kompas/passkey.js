// Passkeys: a form with data-passkey asks the browser for one ("get") or for a new one ("create"), and sends the answer.
// Such forms are hidden until this script has seen that the browser knows passkeys.

"use strict";

async function asked(form) {
  const told = form.querySelector("script[type='application/json']");
  if (told) return JSON.parse(told.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

async function answered(form) {
  const options = await asked(form);
  if (form.dataset.passkey === "get") return window.webauthnJSON.get(options);
  const alone = form.elements.passwordless.checked;
  const wanted = options.publicKey.authenticatorSelection;
  wanted.residentKey = alone ? "required" : "discouraged";
  wanted.requireResidentKey = alone;
  if (alone) wanted.userVerification = "required";
  return window.webauthnJSON.create(options);
}

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const trouble = form.querySelector("[data-trouble]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await answered(form));
    form.submit();
  } catch {
    trouble.hidden = false; // she pressed cancel, or has none here
  }
}

if (window.PublicKeyCredential && window.webauthnJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
  for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = true;
}
