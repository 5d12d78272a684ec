// A board does better with a script: it stays fresh while others write, and cards move by mouse, finger and keyboard.
// Whoever types or moves a card keeps her words, her focus and her card, whatever comes from the others.

"use strict";

(() => {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  board.classList.add("board--live");
  const poll = board.querySelector("[data-poll]");
  const told = board.querySelector("[data-told]");
  const refused = board.querySelector("[data-refused]");
  const HEADER = "X-Kompas-Board";
  const REFUSAL_MS = 9000;
  const held = new Map(); // what came of a card while it was in somebody's hand: put in its place afterwards
  let lifted = null; // the card in hand: {card, field, after, by: "keys" or "pointer"}

  const cardOf = (number) => board.querySelector(`[data-card="${CSS.escape(String(number))}"]`);
  const fieldOf = (number) => board.querySelector(`[data-field="${CSS.escape(String(number))}"]`);
  const listOf = (field) => field.querySelector("[data-cards]");
  const cardsIn = (list) => [...list.children].filter((each) => each.dataset.card);
  const isOpen = (card) => Boolean(card.querySelector("[data-sheet]"));
  const say = (words) => { told.textContent = words; };
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

  // Whether something would be lost if the page were loaded anew.
  const isBusy = () => lifted || [...board.querySelectorAll("textarea")].some((each) => each.value !== each.defaultValue);

  function count(field) {
    const number = cardsIn(listOf(field)).length;
    const words = number === 1 ? board.dataset.saidOne : filled(board.dataset.saidMany, { count: number });
    field.querySelector("[data-count]").textContent = words;
  }

  function refuse(words) {
    refused.textContent = words;
    refused.hidden = false;
    clearTimeout(refuse.timer);
    refuse.timer = setTimeout(() => { refused.hidden = true; }, REFUSAL_MS);
  }

  // What is new: each card comes with the number of the one above it, from the top, so that laying them one by one is enough.
  function lay(card) {
    const list = listOf(fieldOf(card.dataset.in));
    const above = Number(card.dataset.after) ? cardOf(card.dataset.after) : null;
    if (above && above.parentElement === list) above.after(card);
    else if (above) list.append(card);
    else list.prepend(card);
  }

  function exchange(fresh) {
    const old = cardOf(fresh.dataset.card);
    const tool = old && old.contains(document.activeElement) ? document.activeElement.dataset.tool : null;
    if (old) old.remove();
    else fresh.classList.add("is-new");
    lay(fresh);
    htmx.process(fresh);
    if (tool) fresh.querySelector(`[data-tool="${tool}"]`)?.focus({ preventScroll: true });
  }

  function receive(fresh, own) {
    const old = cardOf(fresh.dataset.card);
    const inHand = lifted && lifted.card === old;
    if (old && (inHand || (isOpen(old) && !own))) {
      held.set(fresh.dataset.card, fresh);
      const note = old.querySelector("[data-meanwhile]");
      if (note) {
        note.textContent = board.dataset.saidMeanwhile;
        note.hidden = false;
      }
    } else {
      held.delete(fresh.dataset.card);
      exchange(fresh);
    }
  }

  function take(text, own) {
    const news = new DOMParser().parseFromString(text, "text/html").querySelector("[data-version]");
    if (!news) return;
    if (news.dataset.refusal) refuse(news.dataset.refusal);
    if (Number(news.dataset.version) < Number(poll?.value)) return; // an older answer that was overtaken on the way
    if ("anew" in news.dataset) {
      if (isBusy()) refuse(board.dataset.saidAnew);
      else location.reload();
      return;
    }
    for (const fresh of [...news.querySelectorAll("[data-card]")]) {
      receive(document.adoptNode(fresh), own === fresh.dataset.card);
    }
    for (const gone of news.querySelectorAll("[data-gone]")) cardOf(gone.dataset.gone)?.remove();
    for (const field of board.querySelectorAll("[data-field]")) count(field);
    if (poll) poll.value = news.dataset.version;
    if (own === null && news.querySelector("[data-card], [data-gone]")) say(board.dataset.saidNews);
  }

  function release() {
    lifted = null;
    for (const fresh of held.values()) {
      const old = cardOf(fresh.dataset.card);
      if (!old || !isOpen(old)) {
        held.delete(fresh.dataset.card);
        exchange(fresh);
      }
    }
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, elt, requestConfig } = event.detail;
    if (xhr.getResponseHeader(HEADER)) {
      const sheet = elt.closest("[data-sheet]");
      take(xhr.responseText, elt === poll ? null : sheet?.closest("[data-card]")?.dataset.card || "");
    }
    if (elt.matches("[data-add]") && xhr.status === 200) {
      elt.querySelector("textarea").value = "";
      elt.querySelector("textarea").focus();
    }
    if (requestConfig.verb === "post" && !xhr.status) refuse(board.dataset.saidFailed);
    if (elt === board && xhr.status !== 200) layAnew(xhr);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const sheet = event.target.querySelector?.("[data-sheet]");
    if (sheet) sheet.querySelector("textarea").focus();
    if (event.detail.requestConfig?.elt?.matches?.("[data-leave]")) {
      const card = cardOf(event.detail.pathInfo.requestPath.split("/").at(-2));
      if (card) held.delete(card.dataset.card);
      card?.querySelector("[data-tool='ret']")?.focus();
    }
  });
  // Nobody looks: nothing is asked. While a card is in hand the others' news may come; they wait where they must.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === poll && document.hidden) event.preventDefault();
  });
  // Enter puts the card on the board; Shift and Enter begins a new line.
  board.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("[data-add] textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  // Moving: the same three steps for keys and pointer, and one way to tell the server.
  const placeOf = (card) => ({ list: card.parentElement, after: card.previousElementSibling });
  function values(card) {
    const field = card.closest("[data-field]");
    const cards = cardsIn(card.parentElement);
    return {
      text: card.querySelector("[data-text]").textContent.trim(),
      place: cards.indexOf(card) + 1,
      count: cards.length,
      field: field.querySelector("[data-name]").textContent,
    };
  }

  function putBack({ card, list, after }) {
    if (after && after.parentElement === list) after.after(card);
    else list.prepend(card);
  }

  function commit(card) {
    const above = card.previousElementSibling;
    const field = card.closest("[data-field]");
    const sent = {
      flyt: card.dataset.card,
      felt: field.dataset.field,
      efter: above ? above.dataset.card : "0",
      csrfmiddlewaretoken: document.querySelector("#flyt [name=csrfmiddlewaretoken]").value,
      fra: poll.value,
      fase: board.querySelector("[name=fase]")?.value || "",
    };
    for (const each of board.querySelectorAll("[data-field]")) count(each);
    htmx.ajax("POST", board.dataset.move, { source: board, values: sent, swap: "none" }).catch(() => {});
  }
  // The move was not taken: the next news lays every card where it lies.
  function layAnew(xhr) {
    if (xhr.status && !xhr.getResponseHeader(HEADER)) refuse(board.dataset.saidFailed);
    poll.value = "0";
  }

  // One place up or down: the buttons that work without a script send a whole page; here only the move.
  board.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tool='op'], [data-tool='ned']");
    if (!button) return;
    event.preventDefault();
    const card = button.closest("[data-card]");
    const other = button.dataset.tool === "op" ? card.previousElementSibling : card.nextElementSibling;
    if (!other) return;
    if (button.dataset.tool === "op") other.before(card);
    else other.after(card);
    button.focus();
    say(filled(board.dataset.saidDropped, values(card)));
    commit(card);
  });

  // Rewording: the sheet takes the card's place.
  board.addEventListener("click", (event) => {
    const link = event.target.closest("[data-tool='ret']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    htmx.ajax("GET", link.href, { source: link, target: link.closest("[data-card]"), swap: "innerHTML" });
  });

  // By keyboard.
  let moving = false;
  function refocus(card) {
    const grip = card.querySelector("[data-tool='grip']");
    grip.focus();
    card.scrollIntoView({ block: "nearest" });
  }
  function lift(card) {
    lifted = { card, from: placeOf(card), by: "keys" };
    card.classList.add("is-lifted");
    card.querySelector("[data-tool='grip']").setAttribute("aria-pressed", "true");
    say(filled(board.dataset.saidGrabbed, values(card)));
  }
  function layDown({ keep }) {
    const { card, from } = lifted;
    card.classList.remove("is-lifted");
    card.querySelector("[data-tool='grip']").setAttribute("aria-pressed", "false");
    moving = true;
    if (!keep) putBack({ card, ...from });
    refocus(card);
    moving = false;
    const now = placeOf(card);
    release();
    if (!keep) say(board.dataset.saidBack);
    else {
      say(filled(board.dataset.saidDropped, values(card)));
      if (now.list !== from.list || now.after !== from.after) commit(card);
    }
  }
  function shift(card, key) {
    const fields = [...board.querySelectorAll("[data-field]")];
    const here = fields.indexOf(card.closest("[data-field]"));
    const place = cardsIn(card.parentElement).indexOf(card);
    moving = true;
    if (key === "ArrowUp") card.previousElementSibling?.before(card);
    else if (key === "ArrowDown") card.nextElementSibling?.after(card);
    else {
      const field = fields[here + (key === "ArrowRight" ? 1 : -1)];
      if (field) listOf(field).insertBefore(card, cardsIn(listOf(field))[place] || null);
    }
    refocus(card);
    moving = false;
    say(filled(board.dataset.saidOver, values(card)));
  }
  board.addEventListener("keydown", (event) => {
    const grip = event.target.closest("[data-tool='grip']");
    if (!grip || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = grip.closest("[data-card]");
    const isHeld = lifted?.card === card && lifted.by === "keys";
    if (event.key === " " || event.key === "Enter") isHeld ? layDown({ keep: true }) : lift(card);
    else if (isHeld && event.key.startsWith("Arrow")) shift(card, event.key);
    else if (isHeld && event.key === "Escape") layDown({ keep: false });
    else return;
    event.preventDefault();
  });
  board.addEventListener("focusout", (event) => {
    if (!moving && lifted?.by === "keys" && lifted.card.contains(event.target)) {
      const { card, from } = lifted;
      card.classList.remove("is-lifted");
      card.querySelector("[data-tool='grip']").setAttribute("aria-pressed", "false");
      putBack({ card, ...from });
      release();
      say(board.dataset.saidBack);
    }
  });

  // By mouse or finger: the card follows, a dashed place shows where it will lie.
  const here = document.createElement("li");
  here.className = "board__here";
  here.setAttribute("aria-hidden", "true");
  const FAR_ENOUGH = 4;
  const EDGE = 60;
  let drag = null;
  function over(x, y) {
    const field = document.elementFromPoint(x, y)?.closest("[data-field]");
    if (!field) return;
    const below = cardsIn(listOf(field)).find((each) => {
      const box = each.getBoundingClientRect();
      return each !== drag.card && y < box.top + box.height / 2;
    });
    listOf(field).insertBefore(here, below || null);
  }
  function scroll(y) {
    if (y < EDGE) window.scrollBy(0, -12);
    else if (y > window.innerHeight - EDGE) window.scrollBy(0, 12);
  }
  function finish(keep) {
    if (!drag) return;
    const { card, from, begun } = drag;
    drag = null;
    card.style.transform = "";
    card.classList.remove("is-dragged");
    if (!begun) return;
    const moved = keep && here.parentElement && here.previousElementSibling !== card && here.nextElementSibling !== card;
    if (moved) here.replaceWith(card);
    here.remove();
    release();
    if (moved) {
      say(filled(board.dataset.saidDropped, values(card)));
      commit(card);
    }
  }
  board.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-tool='grip']");
    if (!grip || event.button !== 0 || lifted) return;
    const card = grip.closest("[data-card]");
    drag = { card, from: placeOf(card), x: event.pageX, y: event.pageY, begun: false };
    grip.setPointerCapture(event.pointerId);
  });
  board.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [x, y] = [event.pageX - drag.x, event.pageY - drag.y];
    if (!drag.begun && Math.hypot(x, y) < FAR_ENOUGH) return;
    if (!drag.begun) {
      drag.begun = true;
      lifted = { card: drag.card, from: drag.from, by: "pointer" };
      drag.card.classList.add("is-dragged");
    }
    drag.card.style.transform = `translate(${x}px, ${y}px)`;
    over(event.clientX, event.clientY);
    scroll(event.clientY);
  });
  board.addEventListener("pointerup", () => finish(true));
  board.addEventListener("pointercancel", () => finish(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) finish(false);
  });
})();
