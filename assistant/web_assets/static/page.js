// The page's own behaviour: its language, and citations that open their source.
(() => {
  "use strict";
  const language = (navigator.language || "en").toLowerCase().startsWith("fr") ? "fr" : "en";
  const root = document.documentElement;
  const name = () => {
    // The application writes its own language and name here while it starts.
    if (root.lang !== language) root.lang = language;
    const title = language === "fr" ? "Assistant de veille" : "Horizon scan assistant";
    if (document.title !== title) document.title = title;
  };
  name();
  new MutationObserver(name).observe(root, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver(name).observe(document.head, { childList: true, subtree: true, characterData: true });

  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    if (target.matches("details")) {
      target.open = true;
      target.querySelector("summary").focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest", behavior: calm() });
    } else {
      (target.querySelector("textarea") || target).focus();
    }
  }, true);

  // Exact results: a heading sorts its column, a button saves all rows.
  const valueOf = (row, at) => row.cells[at].textContent.trim();
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
  const save = async (button) => {
    // What was asked up to this answer, oldest first; the server counts again and sends every row.
    const before = [...document.querySelectorAll(".asked")].filter(
      (asked) => asked.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const reply = await fetch("/page/table.csv", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(before.map((asked) => asked.innerText)),
    });
    if (!reply.ok) return;
    const link = document.createElement("a");
    // The mark tells spreadsheets that the text is UTF-8.
    link.href = URL.createObjectURL(new Blob(["\ufeff", await reply.text()], { type: "text/csv" }));
    link.download = root.lang === "fr" ? "tableau.csv" : "table.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button.sort, button.csv");
    if (button) (button.matches(".sort") ? sort : save)(button);
  });

  // A new question goes to the top of the window, so that its answer is read from its beginning.
  let asked = 0;
  new MutationObserver(() => {
    const questions = document.querySelectorAll(".asked");
    if (questions.length > asked) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm() });
    asked = questions.length;
  }).observe(root, { childList: true, subtree: true });
})();
