"use strict";
// The chronology: every entry of the record, in words, with what is known of when it was written. Made in this browser from
// the bytes that were verified. Whatever an entry says is put in as text, never as markup.
//
//   chronology(record, labels, bad)     the parsed #record and #extras; bad: [first, last] of altered entries, or null

function chronology(record, labels, bad) {
  const read = readEntries(record, labels);
  const words = wording(labels);
  const { entries, at, covered } = read;
  const { of, say, tongue, title, named, dated } = words;
  const { whole, make } = openedEntries(record, labels, read, words);
  const byId = (id) => document.getElementById(id);
  const section = byId("chronology");
  const SLICE = 250; // so many rows are made at a time, so that the page answers in between

  // The rows ------------------------------------------------------------------------------------------------------------

  const rows = entries.map(() => null);

  function row(entry) {
    if (rows[entry.n - 1]) return rows[entry.n - 1];
    const item = rows[entry.n - 1] = make("li", "entry");
    item.id = `J${entry.n}`;
    const button = make("button", "line");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.append(make("span", "n", `J${entry.n}`), make("time", "day"), make("span", "type"), make("span", "title"), make("span", "flags"), make("span", "about"));
    button.addEventListener("click", () => toggle(entry));
    item.append(button);
    if (entry.retracted) item.classList.add("is-retracted");
    if (bad && entry.n >= bad[0] && entry.n <= bad[1]) item.classList.add("is-bad");
    draw(entry, button);
    return item;
  }

  function draw(entry, button) {
    const [, day, type, line, flags, about] = button.children;
    day.dateTime = entry.day;
    day.textContent = dated(entry.day);
    type.textContent = of((labels.types[entry.type] || {}).is);
    line.textContent = title(entry);
    flags.className = ["flags", ...flagsOf(entry)].join(" ");
    flags.textContent = flagsOf(entry).map((name) => say(name)).join(", ");
    const target = aboutOf(entry);
    about.textContent = target ? `J${target.n} ${title(target)}` : "";
  }

  // What an entry is about, where its own line has only a number for it: the entry that it names first.
  function aboutOf(entry) {
    const [first] = Object.entries(entry.fields).find(([field]) => entry.data[field] !== undefined) || [];
    const target = first && ["entry", "target"].includes(entry.fields[first][2]) && at(entry.data[first]);
    return target && title(entry).startsWith(`J${target.n}`) ? target : null;
  }

  function flagsOf(entry) {
    const all = {
      is_bad: bad && entry.n >= bad[0] && entry.n <= bad[1], is_expunged: entry.stub, is_retracted: entry.retracted,
      is_corrected: entry.corrected, is_late: entry.late, is_transcribed: entry.source,
    };
    return Object.keys(all).filter((name) => all[name]);
  }

  function toggle(entry, open) {
    const item = row(entry);
    const button = item.firstElementChild;
    const opened = item.children[1];
    if (open ?? !opened) {
      if (!opened) item.append(whole(entry));
      item.lastElementChild.id = `J${entry.n}-fields`;
      button.setAttribute("aria-controls", `J${entry.n}-fields`);
    } else if (opened) {
      opened.remove();
      button.removeAttribute("aria-controls");
    }
    button.setAttribute("aria-expanded", String(Boolean(item.children[1])));
  }

  // Filters -------------------------------------------------------------------------------------------------------------

  const form = byId("filters"), list = byId("entries"), count = byId("chronology-count");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’]/g, "'").toLowerCase();

  const STATES = {
    every: () => true, late: (entry) => entry.late, transcribed: (entry) => Boolean(entry.source),
    corrected: (entry) => entry.corrected, retracted: (entry) => entry.retracted,
    excepted: (entry) => entry.exceptions.length > 0,
    unanchored: (entry) => entry.n > covered,
  };
  const LAST = "~"; // within a day, what has no hour comes after what has one: the decisions of a meeting after the meeting
  const ORDERS = {
    oldest: (a, b) => compare(a.day, b.day) || compare(a.occurred.time || LAST, b.occurred.time || LAST) || a.n - b.n,
    newest: (a, b) => ORDERS.oldest(b, a),
    number: (a, b) => a.n - b.n,
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function searched(entry) {
    const type = (labels.types[entry.type] || {}).is || [];
    entry.text ??= plain([`J${entry.n}`, ...type, title(entry), ...valuesIn(entry.data), entry.source || ""].join(" "));
    return entry.text;
  }

  function valuesIn(data) {
    return Object.values(data).flatMap((value) => (typeof value === "object" && value ? valuesIn(value) : [value]));
  }

  function chosen() {
    const { search, family, project, actor, state, since, until } = form.elements;
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    return (entry) => (
      (!family.value || (labels.types[entry.type] || {}).in === family.value || entry.type === family.value)
      && (!project.value || entry.codes.project.has(project.value))
      && (!actor.value || entry.codes.actor.has(actor.value))
      && STATES[state.value || "every"](entry)
      && (!since.value || entry.until >= since.value) && (!until.value || entry.day <= until.value)
      && words.every((word) => searched(entry).includes(word))
    );
  }

  let turn = 0; // of the showing under way: an older one stops
  let left = []; // the entries of this showing that have no row yet

  function show() {
    const mine = ++turn;
    left = entries.filter(chosen()).sort(ORDERS[form.elements.order.value || "oldest"]);
    counted(left.length);
    list.replaceChildren();
    (function slice() {
      if (mine !== turn) return;
      lay(SLICE);
      if (left.length) setTimeout(slice, 0);
    })();
  }

  function lay(many) {
    list.append(...left.splice(0, many).map(row));
    section.classList.toggle("whole", !left.length); // who has the page printed looks for this word
  }

  function counted(shown) {
    const number = (value) => value.toLocaleString(tongue());
    const values = { shown: number(shown), all: number(entries.length) };
    const all = shown === entries.length;
    count.textContent = !shown ? say("none") : say(all ? "count_all" : "count", values);
    byId("chronology-printed").textContent = say(all ? "printed_all" : "printed", values);
  }

  function options() {
    const { family, project, actor, state, order } = form.elements;
    const all = ["", say("all")];
    const present = new Set(entries.map((entry) => entry.type));
    fill(family, [["", say("every")]]);
    for (const [id, label] of Object.entries(labels.families)) {
      const types = Object.keys(labels.types).filter((type) => labels.types[type].in === id && present.has(type));
      if (!types.length) continue;
      const group = make("optgroup");
      group.label = of(label);
      for (const [value, text] of [[id, of(label)], ...types.map((type) => [type, `\u00a0\u00a0${of(labels.types[type].is)}`])]) group.append(option(value, text));
      family.append(group);
    }
    const codes = (kind, names) => [...new Set(entries.flatMap((entry) => [...entry.codes[kind]]))].filter(Boolean).sort()
      .map((code) => [code, named(names, code)]);
    fill(project, [all, ...codes("project", "projects")]);
    fill(actor, [all, ...codes("actor", "actors")]);
    fill(state, Object.keys(STATES).map((name) => [name, say(name)]));
    fill(order, Object.keys(ORDERS).map((name) => [name, say(name)]));
  }

  function option(value, text) {
    const made = make("option", "", text);
    made.value = value;
    return made;
  }

  function fill(select, pairs) {
    const kept = select.value;
    select.replaceChildren(...pairs.map((pair) => option(...pair)));
    if (kept) select.value = kept;
  }

  // Going to an entry, and about -----------------------------------------------------------------------------------------

  function go() {
    const entry = /^#J[1-9]\d*$/.test(location.hash) && at(location.hash.slice(1));
    if (!entry) return;
    if (!chosen()(entry)) form.reset(); // shows everything, next
    setTimeout(reveal, 0, entry);
  }

  function reveal(entry) {
    const item = row(entry);
    if (!item.isConnected) { // its slice is on its way, unless it is filtered out by now
      if (chosen()(entry)) setTimeout(reveal, 0, entry);
      return;
    }
    toggle(entry, true);
    item.scrollIntoView({ block: "start" });
    item.firstElementChild.focus({ preventScroll: true });
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const item = step && event.target.classList.contains("line") && event.target.parentElement[step];
    if (!item) return;
    event.preventDefault();
    item.firstElementChild.focus();
  });
  window.addEventListener("beforeprint", () => { // paper has every row that the filters leave, and does not wait for them
    clearTimeout(typing);
    if (typing) { typing = 0; show(); }
    lay(left.length);
  });
  let typing = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => { typing = 0; show(); }, event.target.name === "search" ? 150 : 0);
  });
  form.addEventListener("reset", () => setTimeout(show, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", go);
  document.addEventListener("click", (event) => { // the same number asked for again
    const asked = event.target.closest && event.target.closest('a[href^="#J"]');
    if (asked && asked.getAttribute("href") === location.hash) go();
  });
  document.addEventListener("language", () => {
    options();
    for (const entry of entries) {
      entry.text = undefined;
      const item = rows[entry.n - 1];
      if (!item) continue;
      draw(entry, item.firstElementChild);
      if (item.children[1]) { toggle(entry, false); toggle(entry, true); }
    }
    show();
  });

  byId("chronology-unread").remove();
  section.classList.add("ready");
  document.documentElement.style.setProperty("--printed-title", JSON.stringify(document.title)); // at the foot of each page
  options();
  show();
  go();
}
