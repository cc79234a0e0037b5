"use strict";
/* Search, filters and order for the table of files. Without it the page shows everything. */
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const get = (id) => document.getElementById(id);
  const find = get("find"), dialect = get("dialect"), status = get("status");
  const files = Array.from(table.tBodies);
  const texts = new Map();

  const textOf = (file) => {
    if (!texts.has(file)) texts.set(file, file.textContent.toLowerCase());
    return texts.get(file);
  };

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const file of files) {
      const fits = (!dialect.value || file.dataset.dialect === dialect.value)
        && (!status.value || file.dataset.status === status.value)
        && words.every((word) => textOf(file).includes(word));
      file.hidden = !fits;
      shown += fits;
    }
    get("shown").value = shown === files.length
      ? `${files.length.toLocaleString("en")} files`
      : `${shown.toLocaleString("en")} of ${files.length.toLocaleString("en")} files`;
    get("none").hidden = shown > 0;
  };

  const order = (head, key) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (file) => key === "dialect" ? file.dataset.dialect : Number(file.dataset[key]);
    const sign = down ? -1 : 1;
    const byPath = (a, b) => a.dataset.path - b.dataset.path;
    const compare = (a, b) => {
      const left = value(a), right = value(b);
      return left < right ? -sign : left > right ? sign : byPath(a, b);
    };
    table.append(...files.slice().sort(compare));
  };

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => order(head, head.dataset.by));
    head.replaceChildren(button);
  }

  const unfold = get("unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const file of files) {
      const details = file.querySelector("details");
      if (details && !file.hidden) details.open = open;
    }
  });

  const follow = () => {
    const target = location.hash.length > 1 && get(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.tagName !== "TBODY") return;
    if (target.hidden) {
      find.value = dialect.value = status.value = "";
      filter();
    }
    const details = target.querySelector("details");
    if (details) details.open = true;
    target.scrollIntoView();
  };

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  get("tools").hidden = false;
  get("tools").addEventListener("submit", (event) => event.preventDefault());
  for (const control of [find, dialect, status]) control.addEventListener("input", filter);
  addEventListener("hashchange", follow);
  filter();
  follow();
})();
