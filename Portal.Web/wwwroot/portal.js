// The few things only the browser can know or keep. Everything else is Blazor's.
(() => {
  const narrow = () => window.matchMedia("(max-width: 720px)").matches;
  const year = 365 * 24 * 60 * 60;

  window.portal = {
    look() {
      const kept = localStorage.getItem("portal-rail");
      return {
        prefersDark: window.matchMedia("(prefers-color-scheme: dark)").matches,
        isRailOpen: !narrow() && (kept === null ? window.innerWidth > 1100 : kept === "open"),
      };
    },
    chooseTheme(isDark) {
      const theme = isDark ? "dark" : "light";
      document.documentElement.dataset.theme = theme;
      document.cookie = `portal-theme=${theme}; path=/; max-age=${year}; samesite=lax`;
    },
    chooseRail(isOpen) {
      if (!narrow()) {
        localStorage.setItem("portal-rail", isOpen ? "open" : "closed");
      }
    },
  };

  // What is dragged over a place to drop it shows there.
  for (const [event, isOver] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
    document.addEventListener(event, ({ target }) => target.closest?.(".drop-zone")?.classList.toggle("is-dragging", isOver));
  }

  const form = document.querySelector("form[data-sign-in]");
  for (const button of document.querySelectorAll("button[data-fill]")) {
    button.addEventListener("click", () => {
      form.elements["Form.Name"].value = button.dataset.fill;
      form.elements["Form.Password"].value = button.dataset.fill;
      form.requestSubmit();
    });
  }
})();
