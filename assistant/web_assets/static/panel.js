// The panel beside the answer: a source in full, or a draft. On a narrow window it lies over the page.
(() => {
  "use strict";
  const { say, copy, addressOf, get, reasonOf } = window.scanPage;
  const narrow = matchMedia("(max-width: 63.99rem)");
  let panel, places = [], at = 0, opener = null, asked = 0;

  const build = () => {
    panel = document.createElement("aside");
    panel.id = "panel";
    panel.hidden = true;
    panel.innerHTML =
      '<div class="bar"><p class="where" id="panel-where" aria-live="polite"></p>' +
      '<button type="button" class="previous">\u2039</button><button type="button" class="next">\u203a</button>' +
      '<button type="button" class="close">\u00d7</button></div><div class="content" tabindex="0" role="region"></div>';
    document.body.append(panel);
    panel.querySelector(".previous").addEventListener("click", () => go(at - 1));
    panel.querySelector(".next").addEventListener("click", () => go(at + 1));
    panel.querySelector(".close").addEventListener("click", close);
    // Keyboard and screen reader stay in it while it hides the page.
    narrow.addEventListener("change", () => !panel.hidden && fence());
  };
  const fence = () => {
    const over = narrow.matches && !panel.hidden;
    panel.setAttribute("role", over ? "dialog" : "complementary");
    over ? panel.setAttribute("aria-modal", "true") : panel.removeAttribute("aria-modal");
    for (const other of document.body.children) if (other !== panel && other.id !== "told" && other.id !== "announced") other.inert = over;
  };
  const show = async () => {
    const number = ++asked;
    const content = panel.querySelector(".content");
    panel.hidden = false;
    document.body.classList.add("with-panel");
    fence();
    const isSource = places[at].source;
    panel.querySelector(".where").textContent = isSource ? say("source_of", { at: at + 1, total: places.length }) : say("draft_title");
    panel.setAttribute("aria-label", isSource ? say("panel") : say("draft_title"));
    content.setAttribute("aria-label", isSource ? say("panel") : say("draft_title"));
    for (const [name, key] of [["previous", "previous"], ["next", "next"], ["close", "close"]]) {
      const button = panel.querySelector(`.${name}`);
      button.setAttribute("aria-label", say(key));
      button.title = say(key);
    }
    const [previous, next] = [panel.querySelector(".previous"), panel.querySelector(".next")];
    previous.hidden = next.hidden = places.length < 2;
    previous.disabled = at === 0;
    next.disabled = at === places.length - 1;
    document.querySelectorAll(".cite.open").forEach((link) => link.classList.remove("open"));
    places[at].links?.forEach((link) => link.isConnected && link.classList.add("open"));
    let reply;
    try {
      reply = await get(places[at].address);
    } catch {
      reply = { ok: false, text: async () => "" };
    }
    if (number !== asked) return;
    if (reply.ok) content.innerHTML = await reply.text();
    else content.textContent = await reasonOf(reply);
    content.scrollTop = 0;
    (content.querySelector("h2") || content).focus({ preventScroll: true });
    // The words are what was asked for: they are in sight even in a long table.
    const wanted = content.querySelector(".cited mark:not(.word)") || content.querySelector(".cited");
    if (wanted && wanted.getBoundingClientRect().bottom > content.getBoundingClientRect().bottom) {
      wanted.scrollIntoView({ block: "center", behavior: "auto" });
    }
  };
  const open = (list, index, from) => {
    if (!panel) build();
    places = list;
    at = index;
    opener = from;
    show();
  };
  const go = (index) => {
    if (index < 0 || index >= places.length) return;
    at = index;
    show();
  };
  const close = () => {
    if (!panel || panel.hidden) return;
    asked++;
    panel.hidden = true;
    document.body.classList.remove("with-panel");
    fence();
    document.querySelectorAll(".cite.open").forEach((link) => link.classList.remove("open"));
    const back = places[at]?.links?.find((link) => link.isConnected) || opener;
    if (back && back.isConnected) back.focus();
    else document.querySelector("#question textarea")?.focus();
  };

  const openCitation = (link) => {
    const answer = link.closest(".answer");
    const byMarker = new Map();
    for (const cite of answer.querySelectorAll("a.cite")) {
      const marker = cite.textContent.replace(/\D/g, "");
      byMarker.set(marker, [...(byMarker.get(marker) || []), cite]);
    }
    const markers = [...byMarker.keys()].sort((one, two) => one - two);
    const list = markers.map((marker) => ({ source: true, address: `${addressOf(link)}/sources/${marker}`, links: byMarker.get(marker) }));
    open(list, markers.indexOf(link.textContent.replace(/\D/g, "")), link);
  };
  const openRows = (link) => {
    if (link.dataset.count) {
      const base = link.getAttribute("href");
      const list = Array.from({ length: +link.dataset.count }, (_, number) => ({ source: true, address: `${base}&at=${number}`, links: [link] }));
      return open(list, 0, link);
    }
    const all = [...link.closest("ul").querySelectorAll("a.row-link")];
    open(all.map((one) => ({ source: true, address: one.getAttribute("href"), links: [one] })), all.indexOf(link), link);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const take = (selector) => {
      const found = event.target.closest(selector);
      if (found) {
        event.preventDefault();
        event.stopPropagation();
      }
      return found;
    };
    let link;
    if ((link = take("a.cite"))) openCitation(link);
    else if ((link = take("a.point, a.row-link"))) openRows(link);
    else if ((link = take("a.draft"))) open([{ address: `${link.getAttribute("href")}?lang=${window.scanPage.language}` }], 0, link);
    else if ((link = take("#panel a.copy"))) copy(link.getAttribute("href"));
  }, true);
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#panel form.draft-choices");
    if (!form) return;
    event.preventDefault();
    choose(form);
  });
  const choose = async (form) => {
    const focused = document.activeElement?.name;
    places[at] = { address: `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}` };
    await show();
    if (focused) panel.querySelector(`[name="${focused}"]`)?.focus();
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("#panel form.draft-choices");
    if (form) choose(form);
  });
  document.addEventListener("keydown", (event) => {
    if (!panel || panel.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (event.target.matches("input, textarea, select, [role=tab]")) return;
    const step = { ArrowRight: 1, ArrowDown: 1, j: 1, ArrowLeft: -1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || !places[at]?.source) return;
    // Where there is one source only, the arrows scroll as ever.
    if (places.length < 2) return;
    event.preventDefault();
    go(at + step);
  });
})();
