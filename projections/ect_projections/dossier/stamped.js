"use strict";
/* What a time stamp is of (RFC 3161): the way to its imprint through DER (ITU-T X.690), of which nothing else is read.
   Who stamped it and when takes certificates, and `ect verify --authority`. */
Object.assign(Ect, (() => {
  function membersOf(der) { // the tag and the inside of each; throws for any other way of writing them than the one
    const found = [];
    for (let at = 0, end; at < der.length; at = end) {
      const size = der[at + 1], start = at + 2 + Math.max(size - 128, 0), long = der.slice(at + 2, start);
      const length = size < 128 ? size : parseInt(Ect.hex(long), 16);
      end = start + length;
      const isLonger = size > 127 && (long.length > 4 || !long[0] || length < 128);
      if (isLonger || !(end <= der.length)) throw new RangeError("length");
      found.push({ tag: der[at], inside: der.slice(start, end) });
    }
    return found;
  }
  function inside(der, [place, tag, isAlone]) {
    const found = membersOf(der);
    if (found[place]?.tag !== tag || (isAlone && found.length > 1)) throw new RangeError("tag");
    return found[place].inside;
  }

  const SEQUENCE = 0x30, OCTETS = 4, OID = 6, FIRST = 0xa0, SHA256 = "608648016503040201";
  const WAY = [ // the token, what it signs, the content of that, TSTInfo, its imprint
    [0, SEQUENCE, true], [1, FIRST], [0, SEQUENCE], [2, SEQUENCE], [1, FIRST], [0, OCTETS, true], [0, SEQUENCE, true],
    [2, SEQUENCE],
  ];
  function imprintOf(token) { // in hexadecimal; "" for what is no time stamp, or is over another hash than SHA-256
    try {
      const imprint = WAY.reduce(inside, token), algorithm = inside(imprint, [0, OID]);
      return Ect.hex(algorithm) === SHA256 ? Ect.hex(inside(imprint, [1, OCTETS])) : "";
    } catch { return ""; }
  }
  return { imprintOf };
})());
