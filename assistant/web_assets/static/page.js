// The page's own behaviour: its language, its scope, questions that are asked again, exact tables, verdicts.
(() => {
  "use strict";
  const root = document.documentElement;
  const labels = () => JSON.parse(document.getElementById("labels").textContent);
  const asksFrench = (tag) => (tag || "en").toLowerCase().startsWith("fr");
  const chosen = new URLSearchParams(location.search).get("lang");
  let language = asksFrench(chosen || navigator.language) ? "fr" : "en";
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), labels()[language][key]);

  // What is asked of the server is answered in the language that was chosen here.
  const get = (address, options = {}) =>
    fetch(address, { ...options, headers: { ...options.headers, "accept-language": language } });
  const reasonOf = async (reply) => {
    try { return JSON.parse(await reply.text()).detail || say("failed"); } catch { return say("failed"); }
  };

  // Language: style sheet and labels follow the document's; what the application draws is put right after it.
  const write = (node, text) => {
    if (!node) return;
    const inside = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (inside.nextNode()) {
      if (inside.currentNode.nodeValue.trim()) {
        if (inside.currentNode.nodeValue !== text) inside.currentNode.nodeValue = text;
        return;
      }
    }
  };
  const name = () => {
    if (root.lang !== language) root.lang = language;
    const title = say("title");
    if (document.title !== title) document.title = title;
  };
  const translate = () => {
    if (!document.getElementById("labels")) return;
    name();
    write(document.querySelector("#ask"), say("ask"));
    write(document.querySelector("#stop"), say("stop"));
    write(document.querySelector("#question label span"), say("question"));
    const box = document.querySelector("#question textarea");
    if (box && box.placeholder !== say("placeholder")) box.placeholder = say("placeholder");
    for (const tab of document.querySelectorAll("#tabs [role=tab]")) {
      write(tab, say(tab.id.startsWith("explore") ? "explore_tab" : "ask_tab"));
    }
    // What the application names in English, or with markup in the name, is named anew; the end of an answer is
    // announced below, so that its growing is not read out piece by piece.
    const log = document.querySelector("#conversation [role=log]");
    if (log && log.getAttribute("aria-label") !== say("conversation")) {
      log.setAttribute("aria-label", say("conversation"));
      log.setAttribute("aria-live", "off");
    }
    for (const [selector, key] of [["[data-testid=user]", "asked"], ["[data-testid=bot]", "answered"]]) {
      for (const message of document.querySelectorAll(`#conversation ${selector}`)) {
        if (message.getAttribute("aria-label") === say(key)) continue;
        message.setAttribute("role", "group");
        message.setAttribute("aria-label", say(key));
      }
    }
    write(document.querySelector("details.scope select option[value='']"), say("any_level"));
    for (const bar of document.querySelectorAll(".answer td.bar:not([aria-hidden])")) bar.setAttribute("aria-hidden", "true");
    // What the application itself complains of comes in its own words and language.
    for (const toast of document.querySelectorAll(".toast-body")) {
      const told = toast.textContent;
      if (/busy/i.test(told)) write(toast.querySelector(".toast-text"), say("busy"));
      else if (/connection|fetch|network/i.test(told)) write(toast.querySelector(".toast-text"), say("lost"));
      write(toast.querySelector(".toast-title"), say("problem"));
    }
    for (const button of document.querySelectorAll("button.language")) {
      const pressed = String(button.lang === language);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  };
  new MutationObserver(name).observe(root, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver(name).observe(document.head, { childList: true, subtree: true, characterData: true });
  const speak = (other) => {
    language = other;
    // The address says it, so that nothing has to be stored.
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    history.replaceState(history.state, "", address);
    translate();
    document.dispatchEvent(new CustomEvent("scan:language"));
  };

  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  const tell = (text) => {
    let status = document.getElementById("told");
    if (!status) {
      status = document.createElement("p");
      status.id = "told";
      status.setAttribute("role", "status");
      document.body.append(status);
    }
    status.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => (status.textContent = ""), 4000);
  };

  // Questions: put into the box, asked again, offered.
  let replaces = null;
  const fill = (text) => {
    const box = document.querySelector("#question textarea");
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
  };
  const leaveEditing = () => {
    replaces = null;
    document.querySelector(".asked.edited")?.classList.remove("edited");
    document.getElementById("editing")?.remove();
  };
  const edit = (button) => {
    leaveEditing();
    const all = [...document.querySelectorAll(".asked")];
    const asked = all.filter((one) => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
    replaces = all.indexOf(asked);
    asked.classList.add("edited");
    const note = document.createElement("p");
    note.id = "editing";
    note.setAttribute("role", "status");
    document.getElementById("composer").before(note);
    note.textContent = say("editing");
    fill(asked.innerText).focus();
  };
  const askThis = (button) => {
    fill(button.textContent);
    requestAnimationFrame(() => document.querySelector("#ask").click());
  };

  // Scope.
  const form = () => document.querySelector("details.scope form");
  const readScope = () => {
    if (!form()) return {};
    const told = new FormData(form());
    const chips = (kind) => [...form().querySelectorAll(`.chooser[data-name=${kind}] .chips li`)].map((chip) => chip.dataset.value);
    return {
      tables: told.getAll("tables"), relevancy_at_least: told.get("relevancy_at_least"), since: told.get("since"),
      until: told.get("until"), articles: chips("articles"), themes: chips("themes"),
    };
  };
  const tellScope = () => {
    const scope = readScope();
    const summary = document.querySelector("details.scope .chosen");
    const shown = [...form().querySelectorAll("[name=tables]:checked")].map((box) => box.closest("label").querySelector(`.in-${language}`).textContent);
    if (scope.relevancy_at_least) shown.push(`≥\u00a0${scope.relevancy_at_least}`);
    if (scope.since || scope.until) shown.push(`${scope.since || "…"} – ${scope.until || "…"}`);
    shown.push(...[...form().querySelectorAll(".chips li .name")].map((chip) => chip.textContent));
    summary.textContent = shown.length ? shown.join(", ") : say("whole");
    summary.classList.toggle("narrow", shown.length > 0);
  };
  const addChip = (input, value, shown) => {
    const list = input.closest(".chooser").querySelector(".chips");
    if ([...list.children].some((chip) => chip.dataset.value === value)) return;
    const chip = document.createElement("li");
    chip.dataset.value = value;
    const label = document.createElement("span");
    label.className = "name";
    label.textContent = shown;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "remove";
    remove.textContent = "×";
    remove.setAttribute("aria-label", say("remove", { name: shown }));
    chip.append(label, remove);
    list.append(chip);
    input.value = "";
    tellScope();
  };
  const offerNames = async (input) => {
    const kind = input.dataset.choose;
    const list = document.getElementById(input.getAttribute("list"));
    const typed = input.value.trim();
    const known = [...list.options].find((option) => option.value === typed);
    if (known) return addChip(input, known.dataset.value, typed);
    const reply = await get(`/page/names/${kind}?words=${encodeURIComponent(typed)}`);
    if (!reply.ok || input.value.trim() !== typed) return;
    list.replaceChildren(...(await reply.json()).map(([value, shown]) => {
      const option = document.createElement("option");
      option.value = shown;
      option.dataset.value = value;
      return option;
    }));
  };

  // Exact results: a heading sorts its column.
  const valueOf = (row, at) => row.cells[at].dataset.order ?? row.cells[at].textContent.trim();
  const numberOf = (text) => (/^-?[\d\s\u202f.,]+$/.test(text) ? parseFloat(text.replace(/[\s\u202f]/g, "").replace(",", ".")) : NaN);
  const sort = (button) => {
    const heading = button.closest("th");
    const rising = heading.getAttribute("aria-sort") !== "ascending";
    const body = heading.closest("table").tBodies[0];
    const at = heading.cellIndex;
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const rows = [...body.rows].sort((one, two) => {
      const [first, second] = [valueOf(one, at), valueOf(two, at)];
      const [a, b] = [numberOf(first), numberOf(second)];
      const order = isNaN(a) || isNaN(b) ? first.localeCompare(second, root.lang) : a - b;
      return rising ? order : -order;
    });
    body.append(...rows);
  };

  // Taking an answer away, and a word on it.
  const addressOf = (element) => `/page/answers/${element.closest(".answer").id.replace(/^answer-/, "")}`;
  const copy = async (address) => {
    const reply = await get(address);
    if (!reply.ok) return tell(await reasonOf(reply));
    const text = await reply.text();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure connection the browser offers this way only.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(say("copied"));
  };
  const judge = (thumb) => {
    const tools = thumb.closest(".tools");
    tools.querySelectorAll(".thumb").forEach((other) => other.setAttribute("aria-pressed", String(other === thumb)));
    tools.querySelector(".verdict")?.remove();
    const verdict = thumb.classList.contains("up") ? "up" : "down";
    const why = document.createElement("form");
    why.className = "verdict";
    const label = document.createElement("label");
    label.append(say("reason"), " ");
    const reason = document.createElement("input");
    reason.maxLength = 2000;
    label.append(reason);
    const send = document.createElement("button");
    send.textContent = say("send");
    why.append(label, send);
    const address = `${addressOf(thumb)}/feedback`;
    why.addEventListener("submit", async (event) => {
      event.preventDefault();
      const reply = await get(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ verdict, reason: reason.value }),
      });
      tell(reply.ok ? say("thanks") : await reasonOf(reply));
      if (reply.ok) why.remove();
    });
    tools.append(why);
    reason.focus();
  };

  const acts = {
    "button.sort": sort, "button.edit": edit, "button.ask-this": askThis, "button.thumb": judge,
    "button.language": (button) => speak(button.lang),
    "button.copy": (button) => copy(`${addressOf(button)}/note.txt`),
    "button.remove": (button) => { button.closest("li").remove(); tellScope(); },
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    for (const [selector, act] of Object.entries(acts)) {
      const found = event.target.closest(selector);
      if (found) return act(found);
    }
    const skip = event.target.closest("a.skip");
    if (skip) {
      event.preventDefault();
      document.querySelector("#question textarea").focus();
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.dataset?.choose) offerNames(event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.dataset?.choose && !event.target.value) offerNames(event.target);
  });
  document.addEventListener("change", (event) => {
    if (form()?.contains(event.target)) tellScope();
  });
  document.addEventListener("submit", (event) => {
    if (event.target === form()) event.preventDefault();
  });
  document.addEventListener("reset", (event) => {
    if (event.target !== form()) return;
    form().querySelectorAll(".chips li").forEach((chip) => chip.remove());
    setTimeout(tellScope);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && replaces !== null) { leaveEditing(); fill(""); }
  });
  document.addEventListener("scan:language", () => form() && tellScope());

  // Once an answer has come to its end, those who do not see it are told so.
  let ended = 0;
  const announce = () => {
    const all = document.querySelectorAll(".answer.complete");
    if (all.length > ended) {
      const last = all[all.length - 1];
      const count = last.querySelectorAll(".sources .citation").length;
      const sources = count === 1 ? say("one_source") : count ? say("many_sources", { count }) : "";
      const told = last.classList.contains("abstained") ? say("no_source") : say("complete", { sources });
      const status = document.getElementById("announced");
      if (status) status.textContent = told.trim();
    }
    ended = all.length;
  };

  // A new question goes to the top of the window, so that its answer is read from its beginning.
  let asked = 0;
  new MutationObserver(() => {
    translate();
    const questions = document.querySelectorAll(".asked");
    if (questions.length > asked) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm() });
    asked = questions.length;
    announce();
  }).observe(root, { childList: true, subtree: true });

  const announced = document.createElement("p");
  announced.id = "announced";
  announced.className = "spoken";
  announced.setAttribute("role", "status");
  document.body.append(announced);

  window.scanPage = {
    context() {
      const told = JSON.stringify({ language, scope: readScope(), replaces });
      leaveEditing();
      return told;
    },
    get language() { return language; },
    say, tell, copy, calm, addressOf, get, reasonOf,
  };
  translate();
})();
