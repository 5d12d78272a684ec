// The review does better with a script: parts and their lines light up together, Shift picks a range, keys give roles,
// and the columns stay where they were scrolled to. Everything works without it.

"use strict";

(() => {
  const review = () => document.getElementById("gennemsyn");
  const picks = () => [...document.querySelectorAll(".ri-pick")];
  let last = null;

  // A part and its lines light up together.
  function light(part) {
    for (const lit of document.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    if (!part) return;
    for (const each of document.querySelectorAll(`[data-part="${CSS.escape(part)}"]`)) each.classList.add("is-lit");
  }
  const partOf = (event) => event.target.closest?.("[data-part]")?.dataset.part;
  document.addEventListener("mouseover", (event) => light(partOf(event)));
  document.addEventListener("focusin", (event) => light(partOf(event)));

  // How many are picked; Shift and a click picks all in between.
  function tell() {
    const told = document.querySelector("[data-picked]");
    if (!told) return;
    const count = document.querySelectorAll(".ri-pick:checked").length;
    told.textContent = count ? `(${count})` : "";
  }
  function pickRange(to) {
    const all = picks();
    const [from, until] = [all.indexOf(last), all.indexOf(to)].sort((a, b) => a - b);
    if (from >= 0) for (const each of all.slice(from, until + 1)) each.checked = to.checked;
  }
  document.addEventListener("click", (event) => {
    const pick = event.target.closest?.(".ri-pick");
    if (!pick) return;
    if (event.shiftKey && last) pickRange(pick);
    last = pick;
    tell();
  });
  // Shift and a click on the words would mark text instead.
  document.addEventListener("mousedown", (event) => {
    if (event.shiftKey && event.target.closest?.(".ri-text")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const label = event.shiftKey ? event.target.closest?.(".ri-text") : null;
    if (!label) return;
    event.preventDefault();
    const pick = document.getElementById(label.htmlFor);
    pick.checked = !pick.checked;
    if (last) pickRange(pick);
    last = pick;
    pick.focus();
    tell();
  });

  // Keys work only while a line has the focus, so they never surprise anybody who writes or listens.
  function move(pick, by, pickToo) {
    const all = picks();
    const next = all[all.indexOf(pick) + by];
    if (!next) return;
    if (pickToo) pick.checked = next.checked = true;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    last = next;
    tell();
  }
  function press(pick, key) {
    const button = [...document.querySelectorAll(".ri-palette [data-key]")].find((each) => each.dataset.key === key);
    if (!button) return false;
    if (!document.querySelector(".ri-pick:checked")) pick.checked = true;
    button.click();
    return true;
  }
  const others = {
    n: () => document.querySelector("[data-next-unplaced]")?.click(),
    z: () => document.querySelector("[data-undo]:enabled")?.click(),
    y: () => document.querySelector("[data-redo]:enabled")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    const pick = event.target.closest?.(".ri-pick");
    if (!pick || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "arrowdown") move(pick, 1, event.shiftKey);
    else if (key === "arrowup") move(pick, -1, event.shiftKey);
    else if (key === "enter") pick.closest(".ri-line").querySelector(".ri-edit").click();
    else if (others[key]) others[key]();
    else if (!press(pick, key)) return;
    event.preventDefault();
  });

  // Going to a line focuses its first piece, so that the keys work at once.
  function focusTarget() {
    const line = location.hash.startsWith("#linje-") ? document.getElementById(location.hash.slice(1)) : null;
    (line?.querySelector(".ri-pick") || document.querySelector("[data-one-line]"))?.focus();
  }
  window.addEventListener("hashchange", focusTarget);
  window.addEventListener("load", focusTarget); // not sooner: the browser itself moves the focus to the fragment first

  // After a correction the line that was corrected stays where it was on the screen, the column too, and the focus.
  let kept = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== review()) return;
    const focused = document.activeElement?.classList.contains("ri-pick") ? document.activeElement : null;
    const seen = focused || document.querySelector(".ri-pick:checked");
    kept = {
      column: document.querySelector("[data-keep-scroll]").scrollTop,
      page: window.scrollY,
      seen: seen?.id,
      top: seen?.getBoundingClientRect().top,
      focused: focused?.id,
      rarer: document.querySelector("[data-rarer]").open,
    };
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!kept) return;
    const { column, page, seen, top, focused, rarer } = kept;
    kept = null;
    document.querySelector("[data-rarer]").open = rarer;
    document.querySelector("[data-keep-scroll]").scrollTop = column;
    window.scrollTo(0, page);
    const line = seen && document.getElementById(seen);
    if (line) window.scrollBy(0, line.getBoundingClientRect().top - top);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    document.querySelector("[data-refusal]")?.focus();
    // The region that is read aloud stands outside what was exchanged: one that comes along with its words stays mute.
    const told = [...document.querySelectorAll("[data-receipt] .ri-receipt__words")].map((each) => each.textContent);
    document.querySelector("[data-told]").textContent = told.join(" ");
    last = null;
    tell();
  });

  // The panel of one line takes the focus when it opens, and gives it back when it closes.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "linjeret") {
      document.querySelector("[data-keep-scroll]").scrollTop = 0;
      event.detail.target.querySelector("[data-one-line]").focus();
    }
  });
  document.addEventListener("click", (event) => {
    const close = event.target.closest?.("#linjeret [data-close]");
    if (!close) return;
    event.preventDefault();
    const line = document.getElementById(new URL(close.href).hash.slice(1));
    document.getElementById("linjeret").replaceChildren();
    line?.querySelector(".ri-pick")?.focus();
  });
})();
