"use strict";
// One entry, opened: its fields with their labels, when and by whom it was recorded, what corrects it and what names it,
// its time bracket, and its exact bytes for who asks. Texts of the entry are text here, whatever they hold.
//
//   openedEntries(record, labels, read, words) -> {whole, make}     read: of readEntries; words: of wording

function openedEntries(record, labels, read, words) {
  const { at, marks, naming, expunged, copies, bracket } = read;
  const { of, say, tongue, title, worded, named, dated } = words;

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function whole(entry) {
    const box = make("div", "fields");
    const list = make("dl");
    const put = (label, ...values) => {
      const value = make("dd");
      value.append(...values);
      list.append(make("dt", "", label), value);
    };
    const cite = (label, refs) => { if (refs.length) put(label, ...spaced(refs.map(link))); };
    const gone = expunged.get(entry.n), copied = copies.get(entry.n);
    if (gone) {
      put(say("expunged_by"), link(`J${gone.n}`), ` ${gone.data.reason || ""}`);
      cite(say("clean_copy"), gone.data.replaced_by ? [gone.data.replaced_by] : []);
    }
    if (copied) cite(say("copy_of"), [copied.data.entry]);
    if (entry.day && !entry.stub) put(of(labels.around.occurred), happened(entry));
    if (entry.recorded_at) {
      const moment = `${dated(entry.recorded)}, ${entry.clock}`;
      const late = entry.late ? ` (${say("days_late", { days: entry.days })})` : "";
      put(say("recorded"), say("recorded_by", { moment, by: named("actors", entry.by) }) + late);
    }
    put(say("bracket"), bracketSaid(entry.n));
    for (const kind of ["corrected", "retracted", "reinstated"]) {
      cite(say(`${kind}_by`), (marks.get(entry.n) || []).filter((mark) => mark.kind === kind).map((mark) => `J${mark.n}`));
    }
    if (entry.source) put(of(labels.around.source), entry.source);
    cite(of(labels.around.grounds), entry.grounds);
    cite(of(labels.around.session), entry.session ? [entry.session] : []);
    for (const each of entry.exceptions || []) put(of(labels.around.exceptions), make("code", "", each.rule), ` ${each.reason}`);
    if (entry.corrected) box.append(make("p", "aside", say("reads")));
    fieldsInto(put, entry.fields, entry.data, entry.type);
    const after = naming.get(entry.n) || [];
    if (after.length) {
      put(say("named_by"), ...spaced(after.slice(0, 40).map((n) => link(`J${n}`))), after.length > 40 ? ` … ${after.length - 40} ${say("more")}` : "");
    }
    box.append(list, bytes(entry));
    return box;
  }

  function fieldsInto(put, fields, data, type) {
    for (const [field, spec] of Object.entries(fields)) {
      const value = data[field];
      if (value === undefined || value === null || (Array.isArray(value) && !value.length)) continue;
      const answers = (labels.types[type] || {})[field];
      put(of(spec), ...valueNodes(spec, value, answers), ...unitOf(spec, data));
    }
    for (const field of Object.keys(data)) { // what this file has no name for is shown all the same
      if (!(field in fields)) put(field, typeof data[field] === "object" ? JSON.stringify(data[field]) : String(data[field]));
    }
  }

  // What a figure is counted in stands with the indicator or the commitment that it is of.
  function unitOf([, , kind], data) {
    const unit = kind === "decimal" && labels.units[data.indicator || data.commitment || data.code];
    return unit ? [`\u00a0${unit}`] : [];
  }

  function valueNodes(spec, value, answers) {
    const [, , kind, extra] = spec;
    if (kind === "sealed") return [].concat(value).map(sealed);
    if (kind === "attachment") return [].concat(value).map((file) => make("p", "", `${file.name} (${say("sealed_file")})`));
    if (kind === "event" || kind === "occurred") return [make("code", "", JSON.stringify(value))];
    if (kind === "object") {
      return [].concat(value).filter((part) => part && typeof part === "object").map((part) => {
        const list = make("dl", "part");
        fieldsInto((label, ...nodes) => {
          const said = make("dd");
          said.append(...nodes);
          list.append(make("dt", "", label), said);
        }, extra, part, "");
        return list;
      });
    }
    if (["entry", "target", "moment"].includes(kind)) return spaced([].concat(value).map(link));
    const target = kind.startsWith("code ") || kind.startsWith("new code ") ? `${kind.split(" ").pop()}s` : "";
    if (target && !kind.startsWith("new")) return [[].concat(value).map((code) => named(target, code)).join(", ")];
    if (Array.isArray(value) && ["line", "words"].includes(kind)) return value.map((each) => make("p", "", each));
    return [worded(spec, value, answers)];
  }

  function sealed(commitment) {
    const digest = commitment && commitment["..."];
    const disclosure = record.values && record.values[digest];
    if (!disclosure) return make("p", "aside", say("sealed_text"));
    const quote = make("blockquote", "", opened(disclosure));
    quote.append(make("span", "aside", ` (${say("opened")})`));
    return quote;
  }

  function opened(disclosure) { // base64url of JSON [salt, value]
    try {
      const binary = atob(disclosure.replace(/-/g, "+").replace(/_/g, "/"));
      const value = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (each) => each.charCodeAt(0))))[1];
      return typeof value === "string" ? value : JSON.stringify(value);
    } catch {
      return say("unread");
    }
  }

  function link(ref) {
    const target = at(ref);
    const made = make("a", "ref", ref);
    made.href = `#${ref}`;
    if (!target) return made;
    const both = make("span");
    both.append(made, ` ${title(target)}`);
    return both;
  }

  function spaced(nodes) {
    if (nodes.length < 2) return nodes;
    return nodes.map((node) => {
      const line = make("p");
      line.append(node);
      return line;
    });
  }

  function happened(entry) {
    const days = entry.until === entry.day ? dated(entry.day) : `${dated(entry.day)} – ${dated(entry.until)}`;
    return entry.occurred.time ? `${days}, ${entry.occurred.time}` : days;
  }

  function bracketSaid(n) {
    const [after, before] = bracket(n).map((anchor) => anchor && say("anchor", {
      day: dated(anchor.until), kind: say(anchor.data.kind), authority: anchor.data.authority, ref: `J${anchor.n}`,
    }));
    return say(after && before ? "between" : before ? "before" : after ? "after" : "unbounded", { after, before });
  }

  function bytes(entry) {
    const box = make("div", "bytes");
    const button = make("button", "show", say("bytes"));
    button.type = "button";
    button.addEventListener("click", () => {
      const count = new TextEncoder().encode(entry.raw).length.toLocaleString(tongue());
      box.replaceChildren(make("p", "aside", say("bytes_said", { count })), make("pre", "", entry.raw));
    });
    box.append(button);
    return box;
  }

  return { whole, make };
}
