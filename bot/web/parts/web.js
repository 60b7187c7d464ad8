"use strict";
(() => {
  const login = document.getElementById("login");
  const token = login && decodeURIComponent(location.hash.slice(1));
  if (token) {
    // Out of the address before anything else: it would stay in the browser's history.
    history.replaceState(null, "", location.pathname + location.search);
    login.elements.token.value = token;
    if (!document.querySelector(".problem")) login.requestSubmit();
  }
  const waiting = new Map();
  document.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button[data-busy]");
    if (!button) return;
    if (waiting.has(button)) { event.preventDefault(); return; }
    waiting.set(button, button.textContent);
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
  // Back from an answer: the page is as it was left, and may be asked again.
  addEventListener("pageshow", () => {
    for (const [button, told] of waiting) { button.textContent = told; button.removeAttribute("aria-busy"); }
    waiting.clear();
  });
})();
