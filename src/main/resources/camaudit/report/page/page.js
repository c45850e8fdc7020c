"use strict";
(() => {
  const form = document.getElementById("class-filter");
  const table = document.getElementById("class-table");
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      details.dataset.printed = "yes";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-printed]")) {
      details.open = false;
      delete details.dataset.printed;
    }
  });
  if (!form || !table) {
    return;
  }
  const name = document.getElementById("class-name");
  const concern = document.getElementById("class-concern");
  const count = document.getElementById("class-count");
  const details = document.getElementById("class-details");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, row => ({
    row,
    concern: row.dataset.concern === "yes",
    name: row.cells[1].querySelector("bdi").textContent.toLowerCase(),
  }));
  const filter = opened => {
    const wanted = name.value.trim().toLowerCase();
    let shown = 0;
    for (const each of rows) {
      const fits = each.name.includes(wanted) && (each.concern || !concern.checked);
      each.row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.value = shown + " of " + rows.length + " shown";
    if (opened) {
      details.open = true;
    }
  };
  const key = (each, column, numeric) => {
    if (!numeric) {
      return each.name;
    }
    const value = each.row.cells[column].dataset.value;
    return value === "" ? NaN : Number(value);
  };
  const compare = (a, b, sign, numeric) => {
    if (!numeric) {
      return sign * a.localeCompare(b, "en", { numeric: true });
    }
    if (isNaN(a) || isNaN(b)) {
      return isNaN(a) - isNaN(b);
    }
    return sign * (a - b);
  };
  const sort = header => {
    const ascending = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const numeric = header.dataset.sort === "number";
    const column = header.cellIndex;
    const keyed = rows.map(each => [key(each, column, numeric), each.row]);
    keyed.sort((a, b) => compare(a[0], b[0], ascending ? 1 : -1, numeric));
    body.append(...keyed.map(pair => pair[1]));
  };
  for (const header of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => sort(header));
  }
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  name.addEventListener("input", () => filter(true));
  concern.addEventListener("change", () => filter(true));
  filter(false);
})();
