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

  // A new question goes to the top of the window, so that its answer is read from its beginning.
  let asked = 0;
  new MutationObserver(() => {
    const questions = document.querySelectorAll(".asked");
    if (questions.length > asked) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: calm() });
    asked = questions.length;
  }).observe(root, { childList: true, subtree: true });
})();
