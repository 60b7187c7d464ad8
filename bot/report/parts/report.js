"use strict";
(() => {
  const opened = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return null;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    return target;
  };
  const follow = () => {
    const target = opened(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    target.scrollIntoView({ block: target.matches(".quoted, span") ? "center" : "start" });
    if (target.matches(".quoted, span, #answer")) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  follow();
  // A link that is already where the page is would change nothing: its article may have been closed since.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
    const quote = event.target.closest("blockquote[data-opens]");
    if (quote && getSelection().isCollapsed) location.hash = quote.dataset.opens;
  });
  const tools = document.querySelector(".tools");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-all]");
    if (!button) return;
    for (const box of document.querySelectorAll("details.article")) box.open = button.dataset.all === "open";
  });
})();
