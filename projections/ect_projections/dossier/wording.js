"use strict";
// How an entry and its fields are said, in the language that the page is in. Texts only: no markup is made here.
//
//   wording(labels) -> {of, say, tongue, title, worded, named, dated}

function wording(labels) {
  const lang = () => (document.documentElement.lang === "fr" ? 0 : 1);
  const of = (pair) => (pair ? pair[lang()] : "");
  const tongue = () => (lang() ? "en-GB" : "fr-FR");
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const say = (name, values = {}) => filled(of(labels.say[name]), values);

  function title(entry) {
    const type = labels.types[entry.type];
    if (entry.stub) return say("expunged");
    if (!type) return say("unread");
    const said = (field) => firstLine(worded(type.has[field], entry.data[field], (type[field])));
    if (typeof type.head === "string") {
      return type.head.replace(/\{([^\w}]*)(\w+)\}/g, (_, before, field) => (said(field) ? before + said(field) : ""));
    }
    const [between, ...fields] = type.head;
    const parts = fields.map((field) => field.split("|").map((each) => said(each)).find(Boolean));
    return parts.filter(Boolean).join(between);
  }

  const firstLine = (text) => text.split("\n", 1)[0];

  // A stored value in words, on one line where it can be; `answers` are what yes and no are called.
  function worded(field, value, answers) {
    if (value === undefined || value === null || !field) return "";
    if (Array.isArray(value) && field[2] !== "sealed") return value.map((each) => worded(field, each, answers)).join(", ");
    const [, , kind, extra] = field;
    if (typeof value === "boolean") return answers ? of(answers[value ? 0 : 1]) : say(value ? "yes" : "no");
    if (kind === "decimal") return figure(value);
    if (kind === "euros") return euros(value);
    if (typeof extra === "string") return of((labels.words[extra] || {})[value]) || String(value);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  // A decimal as it was written, its thousands apart: 57400.5 is 57 400,5 in French and 57,400.5 in English. Done by hand: a
  // figure is never rounded, and reads alike in every browser. See ect_journal.amounts, which says them for the commands.
  function figure(value) {
    const [, sign, whole, rest] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) || [];
    if (!whole) return String(value);
    const [between, point] = lang() ? [",", "."] : ["\u202f", ","];
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, between) + (rest ? point + rest : "");
  }

  function euros(value) {
    const said = figure(String(value).replace(/(\.\d)$/, "$10")); // cents are two
    return lang() ? `€${said}` : `${said}\u00a0€`;
  }

  function named(kind, code) {
    const label = labels[kind] && labels[kind][code];
    return label ? `${code} · ${label}` : code;
  }

  const SHORT = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  const DATES = {}; // by language: making one takes longer than using it a hundred times

  function dated(day) {
    const [year, month, date] = day.split("-").map(Number);
    if (!date) return day;
    const said = (DATES[tongue()] ??= new Intl.DateTimeFormat(tongue(), SHORT)).format(Date.UTC(year, month - 1, date));
    return lang() ? said : said.replace(/^1 /, "1er ");
  }

  return { of, say, tongue, title, worded, named, dated };
}
