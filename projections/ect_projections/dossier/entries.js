"use strict";
// What the entries of the record are: their fields as they read now (a correction replaces what it corrects), their days,
// what they name and who names them, and between which two anchors each stands. Shows nothing: that is chronology.js.
//
//   readEntries(record, labels) -> {entries, at, marks, naming, expunged, copies, bracket, covered}

function readEntries(record, labels) {
  const entries = record.entries.map(read);
  const at = (ref) => entries[Number(String(ref).slice(1)) - 1];
  const zone = ((entries[0] || {}).data || {}).time_zone;
  const marks = new Map(); // position -> [{n, kind}], in order: what corrected, retracted or reinstated it
  const naming = new Map(); // position -> positions of the entries that name it
  const expunged = new Map(); // position -> the entry.expunged about it
  const copies = new Map(); // position of a clean copy -> the entry.expunged that names it

  // An altered entry may hold anything: whatever has not the shape of an entry is shown as its bytes alone.
  function read(raw, index) {
    const n = index + 1;
    const none = { n, raw, type: "", data: {}, occurred: {}, by: "", grounds: [], exceptions: [], stub: false };
    let stored;
    try { stored = JSON.parse(raw); } catch { return none; }
    if (!isObject(stored)) return none;
    if (typeof stored.expunged === "string") return { ...none, stub: true };
    const { type, data, occurred, by, grounds, exceptions = [], recorded_at: at, session, source } = stored;
    const shaped = Object.hasOwn(labels.types, type) && isObject(data) && isObject(occurred) && typeof at === "string"
      && typeof by === "string" && [grounds, exceptions].every(Array.isArray);
    return shaped ? { ...none, type, data, occurred, by, grounds, exceptions, session, source, recorded_at: at } : none;
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  const MARKS = { "entry.corrected": "corrected", "entry.retracted": "retracted", "entry.reinstated": "reinstated" };
  for (const entry of entries) {
    const target = at(entry.data.entry);
    if (target && target.n < entry.n && MARKS[entry.type]) listed(marks, target.n).push({ n: entry.n, kind: MARKS[entry.type] });
    if (target && entry.type === "entry.expunged") {
      expunged.set(target.n, entry);
      const copy = at(entry.data.replaced_by);
      if (copy) copies.set(copy.n, entry);
    }
  }

  function listed(map, key) {
    if (!map.has(key)) map.set(key, []);
    return map.get(key);
  }

  // Whose bytes an entry reads as: itself, or its last correction that stands; null while it stands retracted.
  function readsAs(n) {
    let source = n, live = true;
    for (const mark of marks.get(n) || []) {
      if (mark.kind !== "corrected") live = mark.kind === "reinstated";
      else if (readsAs(mark.n) !== null) source = mark.n;
    }
    return live ? source : null;
  }

  const zoned = inZone();
  for (const entry of entries) {
    const source = readsAs(entry.n);
    entry.retracted = source === null;
    entry.corrected = source !== null && source !== entry.n;
    if (entry.corrected) {
      const { data, occurred, grounds = [] } = entries[source - 1].data;
      if (isObject(data) && isObject(occurred) && Array.isArray(grounds)) Object.assign(entry, { data, occurred, grounds });
    }
    entry.fields = (labels.types[entry.type] || {}).has || {};
    const gone = expunged.get(entry.n);
    [entry.recorded, entry.clock] = zoned(entry.recorded_at || (gone && gone.data.recorded_at) || "");
    entry.day = String(entry.occurred.start || entry.recorded);
    entry.until = String(entry.occurred.end || entry.day);
    entry.days = Math.round((Date.parse(entry.recorded) - Date.parse(entry.until)) / 864e5);
    entry.late = !entry.source && !entry.stub && entry.days > 7;
    entry.codes = { project: new Set(), actor: new Set([entry.by]) };
    visit(entry, entry.fields, entry.data);
    for (const ref of [...entry.grounds, entry.session]) name(entry, ref);
  }

  function visit(entry, fields, data) {
    for (const [field, [, , kind, parts]] of Object.entries(fields)) {
      for (const value of [].concat(data[field] ?? [])) {
        const [what, target] = kind.split(/ (?=\S+$)/);
        if ((what === "code" || what === "new code") && entry.codes[target]) entry.codes[target].add(value);
        else if (["entry", "target", "moment"].includes(kind) && field !== "known" && field !== "at") name(entry, value);
        else if (kind === "object" && isObject(value)) visit(entry, parts, value);
      }
    }
  }

  function name(entry, ref) {
    const target = ref && at(ref);
    if (target && target !== entry && !listed(naming, target.n).includes(entry.n)) listed(naming, target.n).push(entry.n);
  }

  // The civil day and the time of day of an instant, in the journal's own time zone. (Six decimals: browsers read three.)
  function inZone() {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    let format = null;
    try {
      format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, ...parts });
    } catch { /* a zone that this browser does not know: they are those of UTC */ }
    return (instant) => {
      const moment = new Date(instant.replace(/(\.\d{3})\d*Z$/, "$1Z"));
      if (Number.isNaN(moment.getTime())) return ["", ""];
      return format ? format.format(moment).split(", ") : [instant.slice(0, 10), `${instant.slice(11, 16)} UTC`];
    };
  }

  // Brackets: see ect_projections.dossier.brackets ------------------------------------------------------------------------

  const anchors = entries.filter((entry) => entry.type === "anchor.recorded" && !entry.retracted && entry.data.size < entry.n);
  const reached = [];
  for (const anchor of anchors) reached.push(Math.max(anchor.data.size, reached[reached.length - 1] || 0));

  function first(list, holds) { // the first index from which it holds
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(list[middle])) high = middle; else low = middle + 1;
    }
    return low;
  }

  function bracket(n) {
    return [anchors[first(anchors, (anchor) => anchor.n >= n) - 1], anchors[first(reached, (size) => size >= n)]];
  }

  return { entries, at, marks, naming, expunged, copies, bracket, covered: reached[reached.length - 1] || 0 };
}
