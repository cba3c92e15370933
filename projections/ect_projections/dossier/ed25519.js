"use strict";
/* Whether a key signed a text: Ed25519 (RFC 8032) with SHA-512 under it, and what a witness signs (C2SP tlog-cosignature).
   verify.js asks it of keys that the reader gave, or that those brought in; where no key is given, it is never asked. */
Object.assign(Ect, (() => {
  // SHA-512 (FIPS 180-4). Its constants are what follows the point in roots of the first primes: computed, not copied.
  const cut = (x) => BigInt.asUintN(64, x), primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const rootBits = (degree) => (prime) => {
    let root = 0n;
    for (let bit = 1n << 69n; bit; bit >>= 1n) if ((root + bit) ** degree <= BigInt(prime) << (64n * degree)) root += bit;
    return cut(root);
  };
  const START = primes.slice(0, 8).map(rootBits(2n)), K = primes.map(rootBits(3n));
  const turn = (x, n) => cut((x >> n) | (x << (64n - n)));
  function sha512(data) {
    const view = new DataView(new ArrayBuffer(Math.ceil((data.length + 17) / 128) * 128));
    new Uint8Array(view.buffer).set(data);
    view.setUint8(data.length, 128);
    view.setUint32(view.byteLength - 4, data.length * 8);
    let sum = START;
    for (let block = 0, w = []; block < view.byteLength; block += 128) {
      let [a, b, c, d, e, f, g, h] = sum;
      for (let i = 0; i < 80; i++) {
        const x = w[i - 15], y = w[i - 2];
        w[i] = i < 16 ? view.getBigUint64(block + 8 * i) : cut(w[i - 16] + w[i - 7] +
          (turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)) + (turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n)));
        const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
        [a, b, c, d, e, f, g, h] = [cut(one + two), a, b, c, cut(d + one), e, f, g];
      }
      sum = [a, b, c, d, e, f, g, h].map((word, i) => cut(word + sum[i]));
    }
    sum.forEach((word, i) => view.setBigUint64(8 * i, word));
    return new Uint8Array(view.buffer.slice(0, 64));
  }

  // Section 5.1; a point is [x, y, z, t]: x/z and y/z are on the curve, t = xy/z.
  const P = 2n ** 255n - 19n, L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (x) => ((x %= P) < 0n ? x + P : x);
  function repeat(operation, result, value, times) { // by doubling
    for (; times; times >>= 1n, value = operation(value, value)) if (times & 1n) result = operation(result, value);
    return result;
  }
  const power = (base, exponent) => repeat((x, y) => mod(x * y), 1n, base, exponent);
  const D = mod(-121665n * power(121666n, P - 2n));
  const little = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  function add([x, y, z, t], [x2, y2, z2, t2]) {
    const a = (y - x) * (y2 - x2), b = (y + x) * (y2 + x2), c = 2n * t * t2 * D, d = 2n * z * z2;
    const e = mod(b - a), f = mod(d - c), g = mod(d + c), h = mod(b + a);
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }
  const times = (n, point) => repeat(add, [0n, 1n, 1n, 0n], point, n);
  function pointOf(bytes) {
    const y = mod(little(bytes) & (2n ** 255n - 1n)), u = mod(y * y - 1n), v = mod(D * y * y + 1n);
    let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (P - 5n) / 8n));
    if (mod(v * x * x) !== u) x = mod(x * power(2n, (P - 1n) / 4n));
    if (mod(v * x * x) !== u) return null;
    if (Number(x & 1n) !== bytes[31] >> 7) x = P - x;
    return [x, y, 1n, mod(x * y)];
  }
  const BASE = pointOf(new Uint8Array(32).fill(0x66).fill(0x58, 0, 1));
  function ed25519(pub, signature, message) {
    const r = signature.slice(0, 32), key = pub.length === 32 && pointOf(pub);
    if (!key || signature.length !== 64) return false;
    const s = little(signature.slice(32)), [x, y, z, t] = times(little(sha512([...r, ...pub, ...message])) % L, key);
    const [X, Y, Z] = add(times(s, BASE), [-x, y, z, -t]), inverse = power(Z, P - 2n);
    // With s + L, anybody could sign the same text again.
    return s < L && little(r) === (mod(Y * inverse) | ((mod(X * inverse) & 1n) << 255n));
  }

  // When it was signed, in seconds since 1970 (0 where the signature does not say); null: by no means.
  function signedAt({ kind, pub }, payload, text) {
    const isWitness = kind === 4, at = isWitness ? little(payload.slice(0, 8).reverse()) : 0n;
    const signed = new TextEncoder().encode(isWitness ? `cosignature/v1\ntime ${at}\n${text}` : text);
    return at >> 63n || !ed25519(pub, payload.slice(isWitness ? 8 : 0), signed) ? null : Number(at);
  }
  return { ed25519, signedAt };
})());
