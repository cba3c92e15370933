"use strict";
/* Reads what the reader pasted, for verify.js to compare with; writes the sixteen characters; checks the proofs of RFC 9162
   section 2.1, for who holds one. Judges nothing: where nothing is pasted, verify.js does without it. */
Object.assign(Ect, (() => {
  const { base64, bytesOf, hashed, keyOf, nodeHash, sha256 } = Ect;

  // The sixteen characters of a checkpoint: the first 80 bits of its hash, in base32.
  const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const inBits = (numbers, width) => Array.from(numbers, (each) => each.toString(2).padStart(width, "0")).join("");
  const grouped = (letters) => letters.replace(/.{4}(?=.)/g, "$&-");
  function sixteenOf(checkpoint) {
    const bits = inBits(hashed(checkpoint).slice(0, 10), 8);
    return grouped(bits.replace(/.{5}/g, (five) => BASE32[parseInt(five, 2)]));
  }
  function hexOf(sixteen) { // of the same bits
    const bits = inBits(Array.from(sixteen.replace(/-/g, ""), (letter) => BASE32.indexOf(letter)), 5);
    return bits.replace(/.{4}/g, (four) => parseInt(four, 2).toString(16));
  }

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
      else if (letters) sixteen.push(hexOf(letters));
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

  return { sixteenOf, read, included, consistent };
})());
