// The second tab: the corpus is drawn by the server and put in here; its links and filters change the view.
(() => {
  "use strict";
  const { get, reasonOf } = window.scanPage;
  let address = null, asked = 0;
  const place = () => document.getElementById("explore");
  const load = async (next, { focus = false } = {}) => {
    const number = ++asked;
    address = next;
    let reply;
    try { reply = await get(next); } catch { reply = { ok: false, text: async () => "" }; }
    if (number !== asked || !place()) return;
    place().innerHTML = reply.ok ? await reply.text() : "";
    if (!reply.ok) place().textContent = await reasonOf(reply);
    if (focus) place().querySelector("input[type=search]")?.focus();
  };
  const first = () => `/page/explore?lang=${window.scanPage.language}`;
  const isShown = () => place() && place().offsetParent !== null;
  new MutationObserver(() => { if (isShown() && !address) load(first()); })
    .observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "style", "aria-selected"] });
  document.addEventListener("scan:language", () => {
    if (address) load(address.replace(/lang=../, `lang=${window.scanPage.language}`));
  });
  const submit = (form) => {
    const told = [...new FormData(form)].filter(([, value]) => value);
    load(`/page/explore?${new URLSearchParams(told)}`);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#explore a.explore-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const pages = link.closest(".pages");
    load(link.getAttribute("href")).then(() => {
      const target = pages ? place().querySelector(".choice a") : place().querySelector(".found");
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: !pages });
    });
  }, true);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches?.("#explore form")) return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("#explore form select, #explore form [type=checkbox], #explore form [type=date]")) {
      submit(event.target.form);
    }
  });
})();
