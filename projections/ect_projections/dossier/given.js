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

  /* What the reader pasted: keys, lines of a policy, checkpoints of three lines with or without signatures, sixteen
     characters. What is none of these is `unread`, and then the policy makes no quorum. `vouching` are those of the
     signers that count: by a policy all of them or none, as it says; without one, those that were given by themselves. */
  function read(pasted) {
    const keys = [], alone = [], checkpoints = [], sixteen = [], unread = [], idle = [], trusted = Ect.policy();
    const lines = pasted.split(/\r?\n/), trimmed = lines.map((line) => line.trim());
    let isPolicy = false, isSigned = false; // after a checkpoint stand its signatures, which are not looked at
    for (let i = 0; i < lines.length; i++) {
      const line = trimmed[i], key = keyOf(line, 1), witness = keyOf(line, 4), letters = lettersOf(line);
      const root = /^[1-9][0-9]{0,14}$/.test(trimmed[i + 1]) && bytesOf(trimmed[i + 2]);
      if (!line || line.startsWith("#") || (isSigned && line.startsWith("— "))) continue;
      isSigned = Boolean(root) && root.length === 32;
      if (isSigned) checkpoints.push({ origin: line, size: Number(trimmed[++i]), root: trimmed[++i] });
      else if (key) keys.push(key);
      else if (witness) alone.push(witness);
      else if (letters) sixteen.push(hexOf(letters));
      else {
        const isTaken = trusted.take(lines[i]);
        if (/^(witness|group|quorum)\b/i.test(line)) isPolicy = true;
        if (isPolicy && isTaken) idle.push(line);
        if (!isTaken) unread.push(line);
      }
    }
    if (!trusted.hasQuorum()) unread.push(...idle); // without a quorum they say nothing
    const isAlone = ({ vkey }) => alone.some((each) => each.vkey === vkey), isMet = (signers) => !unread.length && trusted.isMet(signers);
    const vouching = (signers) => signers.filter(isPolicy ? () => isMet(signers) : isAlone);
    const witnesses = [...trusted.witnesses.values(), ...alone];
    return { keys: [...keys, ...trusted.logs], witnesses, vouching, checkpoints, sixteen, unread };
  }

  /* Sixteen characters in one run, or in four groups; 0, 1 and 8 are read as what they were mistaken for. Words are none: there
     are letters, and dashes or digits besides, or all is in capitals. */
  const SIXTEEN = /^[A-Z0-8]{16}$|^[A-Z0-8]{4}([\s\u00ad\u2010-\u2015\u2212-]+[A-Z0-8]{4}){3}$/i;
  function lettersOf(line) {
    const isWord = !/[a-z]/i.test(line) || (/[a-z]/.test(line) && !/[0-8\u00ad\u2010-\u2015\u2212-]/.test(line));
    if (!SIXTEEN.test(line) || isWord) return null;
    const letters = line.toUpperCase().replace(/[^A-Z0-8]/g, "");
    return grouped(letters.replace(/[018]/g, (digit) => ({ 0: "O", 1: "I", 8: "B" })[digit]));
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
