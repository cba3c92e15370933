"use strict";
/* Whom a reader trusts, in the lines of a policy (C2SP tlog-policy) that they pasted, read as strictly as by `ect
   verify --policy`: a line that is not understood might be the one that matters. A name is given before it is used, so
   that no group is in itself. Leaves to given.js what else stands around these lines. */
Object.assign(Ect, (() => {
  const { base64, keyOf } = Ect;

  function policy() {
    const logs = [], witnesses = new Map(), groups = new Map(), members = new Set();
    let quorum = null;
    const isKnown = (name) => witnesses.has(name) || groups.has(name);
    const isTaken = (name) => name === "none" || isKnown(name);
    const newKey = (vkey, kind, others) => { // null also for one that was given on a line before
      const key = keyOf(vkey, kind);
      return key && others.every((each) => base64(each.pub) !== base64(key.pub)) ? key : null;
    };
    // What each line does; false, when it is not understood.
    const lines = {
      log([vkey, ...more]) { // a key may be followed by one word, its address
        const key = more.length < 2 && newKey(vkey, 1, logs);
        return Boolean(key && logs.push(key));
      },
      witness([name, vkey, ...more]) {
        const key = more.length < 2 && !isTaken(name) && newKey(vkey, 4, [...witnesses.values()]);
        return Boolean(key && witnesses.set(name, key));
      },
      group([name, least, ...names]) {
        const number = /^[1-9]\d{0,3}$/.test(least) ? Number(least) : 0;
        const count = least === "any" ? 1 : least === "all" ? names.length : number;
        const isFree = (name, i) => isKnown(name) && !members.has(name) && names.indexOf(name) === i;
        if (!names.every(isFree) || isTaken(name) || !count || count > names.length) return false;
        names.forEach((each) => members.add(each));
        groups.set(name, { count, names });
        return true;
      },
      quorum([name, ...more]) {
        const isOne = quorum === null && !more.length && (name === "none" || isKnown(name));
        if (isOne) quorum = name;
        return isOne;
      },
    };
    function take(line) { // whether it is a line of a policy, and fits those before
      const [word, ...words] = line.split(/[ \t]+/).filter(Boolean), isText = !/[\0-\x08\x0b-\x1f\x7f]/.test(line);
      return isText && Object.keys(lines).includes(word) && lines[word](words);
    }
    function saw(name, by) {
      if (witnesses.has(name)) return by.has(witnesses.get(name).vkey);
      const { count, names } = groups.get(name);
      return names.filter((each) => saw(each, by)).length >= count;
    }
    const hasQuorum = () => quorum !== null;
    const keysOf = (signers) => new Set(signers.map((key) => key.vkey));
    const isMet = (signers) => quorum === "none" || (hasQuorum() && saw(quorum, keysOf(signers)));
    return { take, hasQuorum, isMet, logs, witnesses };
  }
  return { policy };
})());
