"use strict";
{
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFC");
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // Filter: a field above each long table; in the plan it also filters the drawn lines.
  const filterable = (table, number) => {
    const rows = all("tr[data-z]", table);
    if (rows.length < 6) return;
    const section = table.closest("[data-abschnitt]");
    const lines = section ? all("li[data-z]", section) : [];
    const id = "filter-" + number;
    const field = make("input", "", { type: "search", id, autocomplete: "off", spellcheck: "false" });
    const told = make("output", "", { "for": id });
    const bar = make("p", "", { "class": "filter" });
    bar.append(make("label", "Filter: " + table.caption.textContent, { "for": id }), field, told);
    (section ? section.querySelector(".plan") : table.parentElement).before(bar);
    const texts = new Map([...rows, ...lines].map((row) => [row, fold(row.textContent)]));
    field.addEventListener("input", () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      for (const [row, text] of texts) row.hidden = !words.every((word) => text.includes(word));
      if (section) for (const list of all(".zeilen", section)) {
        const empty = !list.querySelector("li:not([hidden])");
        list.hidden = empty;
        if (list.previousElementSibling.matches("h4")) list.previousElementSibling.hidden = empty;
      }
      const shown = rows.filter((row) => !row.hidden).length;
      told.textContent = words.length ? shown + " von " + rows.length : "";
    });
  };

  // Sort: the head of each column becomes a button.
  const order = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
  const key = (row, column) => row.cells[column].dataset.s ?? row.cells[column].textContent;
  const sortable = (table) => {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    all("thead th", table).forEach((head, column) => {
      const button = make("button", head.textContent, { type: "button" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = Array.from(body.rows);
        rows.sort((a, b) => (up ? 1 : -1) * order.compare(key(a, column), key(b, column)));
        body.append(...rows);
      });
    });
  };

  // Record and place: pointing at one lights the other, a click goes there.
  const named = new Map();
  for (const element of all("[data-r]")) {
    for (const name of element.dataset.r.split(" ")) {
      if (!named.has(name)) named.set(name, []);
      named.get(name).push(element);
    }
  }
  const light = (names, mark) => {
    for (const element of all("." + mark)) element.classList.remove(mark);
    for (const name of names) for (const element of named.get(name) ?? []) element.classList.add(mark);
  };
  const reveal = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (up.matches("details")) up.open = true;
    element.scrollIntoView({ block: "nearest" });
  };
  const names = (element) => element.dataset.r.split(" ");
  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest("[data-r]");
    light(element ? names(element) : [], "nah");
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("summary")) return;
    const place = event.target.closest(".k[data-r]");
    const jump = event.target.closest(".sprung");
    if (!place && !jump) return;
    event.preventDefault();
    const record = (place ?? jump).closest("[data-r]");
    light(names(record), "an");
    const own = names(record).map((name) => document.getElementById("r-" + name)).filter(Boolean);
    const other = place ? own[0] : document.getElementById(jump.hash.slice(1));
    if (other) reveal(other);
    history.replaceState(null, "", place ? "#r-" + names(record)[0] : jump.hash);
  });
  const arrive = () => {
    const element = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!element) return;
    reveal(element);
    if (element.dataset.r) light(names(element), "an");
  };

  all("table[data-filter]").forEach(filterable);
  all("main table").forEach(sortable);
  addEventListener("hashchange", arrive);
  arrive();
}
