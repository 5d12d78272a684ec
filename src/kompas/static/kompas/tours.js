// A stop of a tour: what it points at comes into view, the panel is read out, Escape ends the tour.
(() => {
  const panel = document.getElementById("rundtur");
  // After the load: until then the browser is on its own way to the fragment, and takes the focus with it.
  addEventListener("load", () => {
    const mark = document.getElementById(panel.dataset.tourMark);
    if (mark) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const place = mark.offsetHeight > innerHeight / 2 ? "start" : "center";
      mark.scrollIntoView({ block: place, behavior: calm ? "auto" : "smooth" });
    }
    setTimeout(() => panel.querySelector("h2").focus({ preventScroll: true }));
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, dialog, details[open]");
    if (event.key !== "Escape" || event.defaultPrevented || writing) return;
    panel.querySelector("[data-tour-end]").requestSubmit();
  });
})();
