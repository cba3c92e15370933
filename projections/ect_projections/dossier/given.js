"use strict";
/* Reads what verify.js is given: the record's shape, the page as it is shown, notes and keys as they are written, and what
   the reader pasted. Also the proofs of RFC 9162 section 2.1, for who holds one. Believes nothing, judges nothing. */
Object.assign(Ect, (() => {
  const { sha256, nodeHash } = Ect;

  // Bytes and texts. Base64 counts only as one writes it: two spellings would be two files with the same content.
  const utf8 = (text) => new TextEncoder().encode(text);
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  function bytesOf(text) {
    try {
      const raw = atob(text);
      return btoa(raw) === text ? Uint8Array.from(raw, (letter) => letter.charCodeAt(0)) : null;
    } catch { return null; }
  }
  const isText = (value) => typeof value === "string" && !/[\ud800-\udfff]/u.test(value); // no half of a character

  // The record of a file, exactly in its shape.
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const FIELDS = "checkpoints,demo,entries,evidence,format,made,missing,pages,profile,seals,statement,values";
  const texts = (values) => Array.isArray(values) && values.every(isText);
  const bySize = (rows) => Array.isArray(rows) && rows.every((row, i) => Array.isArray(row) && row.length === 2 &&
    isText(row[1]) && Number.isSafeInteger(row[0]) && row[0] > (i ? rows[i - 1][0] : 0));
  const every = (object, holds) => isObject(object) && Object.entries(object).every(holds);
  function isRecord(record) {
    return isObject(record) && Object.keys(record).sort().join() === FIELDS && record.format === 1 &&
      typeof record.demo === "boolean" && ["open", "funder", "internal"].includes(record.profile) &&
      texts([record.made, record.pages, record.statement === null ? "" : record.statement]) &&
      texts(record.entries) && record.entries.length > 0 &&
      bySize(record.checkpoints) && record.checkpoints.length > 0 && bySize(record.seals) &&
      (record.missing === null || texts(record.missing)) &&
      every(record.evidence, ([n, data]) => /^[1-9][0-9]{0,14}$/.test(n) && isText(data) && bytesOf(data) !== null) &&
      every(record.values, ([digest, opened]) => texts([digest, opened]) && /^[\w-]*$/.test(opened));
  }
  function parsed(entry) {
    try {
      const found = JSON.parse(entry);
      return isObject(found) ? found : null;
    } catch { return null; }
  }
  function stubOf(entry) { // what is left of an entry that was expunged: its leaf of the tree
    const [, said, n] = /^\{"expunged":"([\w-]{43})","position":([1-9][0-9]{0,14})\}$/.exec(entry) || [];
    const leaf = said && bytesOf(said.replace(/-/g, "+").replace(/_/g, "/") + "=");
    return leaf ? { said, leaf, n: Number(n) } : null;
  }
  const digestsIn = (entry) => Array.from(entry.matchAll(/"(?:\.\.\.|digest)":"([\w-]{43})"/g), ([, digest]) => digest);
  const isInstant = (time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(time);
  const base64url = (bytes) => base64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace("=", "");

  /* The digest of what the page shows, in one way of writing it: title, metas (among them the policy, which names each script
     and style by its hash), and the body without its scripts. "": a script or a style that the policy names is not there. */
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  function written(node) {
    if (node.nodeType === 3) return escaped(node.data);
    const skipped = node.localName === "script" && (node.id === "record" || !node.hasAttribute("type"));
    if (node.nodeType !== 1 || skipped) return "";
    const name = node.localName.toLowerCase(), inside = Array.from(node.childNodes, written).join("");
    const attributes = Array.from(node.attributes, (each) => ` ${each.name.toLowerCase()}="${escaped(each.value)}"`);
    return `<${name}${attributes.sort().join("")}>${inside}</${name}>`;
  }
  function pages(page) {
    const digest = (text) => base64(sha256(utf8(text))), policy = page.querySelector("meta[http-equiv]");
    const there = Array.from(page.querySelectorAll("script, style"), (each) => `'sha256-${digest(each.textContent)}'`);
    const named = (policy && policy.content.match(/'sha256-[^']*'/g)) || [""];
    if (!named.every((each) => there.includes(each))) return "";
    return digest(Array.from(page.head.querySelectorAll("title, meta"), written).join("") + written(page.body));
  }

  // A key, "name+id+base64": of kind 1 it signs notes; of kind 4, a witness's, it says when.
  const NAME = "(?:[^\\s+]|\\ufeff)+", KEY = new RegExp(`^(${NAME})\\+([0-9a-f]{8})\\+(.*)$`), LINE = new RegExp(`^— (${NAME}) (.+)$`);
  const PUBLISHED = ["Q43AREJa2pozYrVv5horsI/a3N1T1iJc04ytpHUKUn0=", "8qpZhHmJ8SWuENLAgEfKLEzcx3k1S0twBIPcOvBO1aM="];
  function keyOf(vkey, ...kinds) { // the demo's keys were published with what they sign with: they are nobody's
    const [, name, id, encoded] = KEY.exec(vkey) || [], data = bytesOf(encoded), pub = data && data.slice(1);
    if (!name || !data || data.length !== 33 || !kinds.includes(data[0]) || PUBLISHED.includes(base64(pub))) return null;
    const hash = sha256(Uint8Array.from([...utf8(name + "\n"), ...data]));
    return hex(hash.slice(0, 4)) === id ? { vkey, name, id, kind: data[0], pub } : null;
  }
  function noteOf(note) { // its text; the name, key id and bytes of each line of signature; null: it is no note
    const gap = note.lastIndexOf("\n\n") + 1, signed = note.slice(gap + 1).split("\n");
    if (!gap || /[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(note) || !isText(note) || signed.pop() !== "") return null;
    const lines = signed.map((line) => {
      const [, name, encoded] = LINE.exec(line) || [], data = name && bytesOf(encoded);
      return data && data.length > 4 ? { name, id: hex(data.slice(0, 4)), data: data.slice(4) } : null;
    });
    return lines.length && lines.length <= 100 && lines.every(Boolean) ? { text: note.slice(0, gap), lines } : null;
  }
  function sixteenOf(checkpoint) { // the first 80 bits of its hash, in base32
    const bits = Array.from(sha256(utf8(checkpoint)).slice(0, 10), (byte) => byte.toString(2).padStart(8, "0")).join("");
    return grouped(bits.replace(/.{5}/g, (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)]));
  }
  const grouped = (letters) => letters.replace(/.{4}(?=.)/g, "$&-");

  /* What the reader pasted: keys, lines of a policy (C2SP tlog-policy), checkpoints of three lines with or without
     signatures, sixteen characters. What is none of these is `unread`. */
  function read(pasted) {
    const keys = [], witnesses = new Map(), groups = new Map(), checkpoints = [], sixteen = [], unread = [];
    const lines = pasted.split(/\r?\n/).map((line) => line.trim());
    let wanted = "none";
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i], [word, name, third, ...more] = line.split(/\s+/), letters = lettersOf(line);
      const root = /^(0|[1-9][0-9]{0,14})$/.test(lines[i + 1]) && bytesOf(lines[i + 2]);
      const log = keyOf(word === "log" ? name : line, 1), witness = keyOf(word === "witness" ? third : line, 4);
      if (line && root && root.length === 32) checkpoints.push({ origin: line, size: Number(lines[++i]), root: lines[++i] });
      else if (log) keys.push(log);
      else if (witness) witnesses.set(word === "witness" ? name : witness.name, witness);
      else if (word === "group" && more.length) {
        groups.set(name, { least: { any: 1, all: more.length }[third] || Number(third), members: more });
      } else if (word === "quorum" && name) wanted = name;
      else if (letters) sixteen.push(letters);
      else if (line && !/^[#—]/.test(line)) unread.push(line);
    }
    const saw = (name, by) => (witnesses.has(name) ? by.has(witnesses.get(name).vkey)
      : groups.has(name) && groups.get(name).members.filter((member) => saw(member, by)).length >= groups.get(name).least);
    const quorum = (signers) => wanted === "none" || saw(wanted, new Set(signers.map((key) => key.vkey)));
    return { keys, witnesses: [...witnesses.values()], quorum, checkpoints, sixteen, unread };
  }
  function lettersOf(line) { // 0, 1 and 8 are read as what they were mistaken for
    const plain = line.replace(/[\s\u00ad\u2010-\u2015\u2212-]/g, "").toUpperCase();
    const letters = plain.replace(/[018]/g, (digit) => ({ 0: "O", 1: "I", 8: "B" })[digit]);
    return /^[A-Z2-7]{16}$/.test(letters) ? grouped(letters) : null;
  }

  // Proofs: that an entry is in a tree, and that a tree begins with a smaller one (RFC 9162 sections 2.1.3.2 and 2.1.4.2).
  const areHashes = (...values) => values.every((value) => value && value.length === 32);
  const same = (one, other) => base64(one) === base64(other);
  function climb(node, last, proof, left, right) { // whether the proof ends at the root
    for (const step of proof) {
      if (!last) return false;
      const isRight = node % 2 === 1 || node === last;
      (isRight ? left : right)(step);
      while (isRight && node && node % 2 === 0) [node, last] = [node / 2, Math.floor(last / 2)];
      [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    }
    return last === 0;
  }
  function included(index, size, leaf, proof, root) {
    if (!(index >= 0 && index < size) || !areHashes(leaf, root, ...proof)) return false;
    const ends = climb(index, size - 1, proof, (step) => { leaf = nodeHash(step, leaf); }, (step) => { leaf = nodeHash(leaf, step); });
    return ends && same(leaf, root);
  }
  function consistent(old, size, oldRoot, root, proof) {
    if (!(old >= 0 && old <= size) || !areHashes(oldRoot, root, ...proof)) return false;
    if (old === size) return !proof.length && same(oldRoot, root);
    if (!old) return !proof.length && same(oldRoot, sha256([]));
    let node = old - 1, last = size - 1;
    for (; node % 2; node = (node - 1) / 2) last = Math.floor(last / 2);
    let [before, ...rest] = node ? proof : [oldRoot, ...proof], after = before;
    if (!before) return false;
    const both = (step) => { [before, after] = [nodeHash(step, before), nodeHash(step, after)]; };
    return climb(node, last, rest, both, (step) => { after = nodeHash(after, step); }) && same(before, oldRoot) && same(after, root);
  }

  return { utf8, base64, bytesOf, hex, isText, isObject, isRecord, parsed, stubOf, digestsIn, isInstant, base64url, pages, keyOf, noteOf, sixteenOf, read, included, consistent };
})());
