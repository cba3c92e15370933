"use strict";
/* Verifies a dossier from inside it, as `ect verify` does. Believes nothing that it says of itself: keys and checkpoints
   come from the reader. RFC 6962 (tree), C2SP signed-note and tlog-cosignature, RFC 9901 (values). See given.js. */
const Ect = (() => {
function join(...parts) {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
	return all;
}

// SHA-2 (FIPS 180-4). Its constants are what follows the point in roots of the first primes: computed, not copied.
const primes = [];
for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const rootBits = (degree) => (prime) => {
	let low = 0n;
	for (let bit = 1n << 69n; bit; bit >>= 1n) if ((low + bit) ** degree <= BigInt(prime) << (64n * degree)) low += bit;
	return BigInt.asUintN(64, low);
};
const START = primes.slice(0, 8).map(rootBits(2n)), K = primes.map(rootBits(3n));
const high = (word) => Number(word >> 32n) | 0;
const START_32 = START.map(high), K_32 = Int32Array.from(K, high), W = new Int32Array(64);

function padded(data, block) {
	const view = new DataView(new ArrayBuffer(Math.ceil((data.length + 1 + block / 8) / block) * block));
	new Uint8Array(view.buffer).set(data);
	view.setUint8(data.length, 128);
	view.setUint32(view.byteLength - 4, data.length * 8);
	return view;
}
function sha256(data) {
	const view = padded(data, 64), sum = Int32Array.from(START_32), turn = (x, n) => (x >>> n) | (x << (32 - n));
	for (let block = 0; block < view.byteLength; block += 64) {
		for (let i = 0; i < 16; i++) W[i] = view.getInt32(block + 4 * i);
		for (let i = 16; i < 64; i++) {
			const x = W[i - 15], y = W[i - 2], z = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
			W[i] = W[i - 16] + W[i - 7] + z + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
		}
		let a = sum[0], b = sum[1], c = sum[2], d = sum[3], e = sum[4], f = sum[5], g = sum[6], h = sum[7];
		for (let i = 0; i < 64; i++) {
			const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K_32[i] + W[i]) | 0;
			const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
			h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
		}
		sum[0] += a; sum[1] += b; sum[2] += c; sum[3] += d; sum[4] += e; sum[5] += f; sum[6] += g; sum[7] += h;
	}
	sum.forEach((word, i) => view.setInt32(4 * i, word));
	return new Uint8Array(view.buffer.slice(0, 32));
}
function sha512(data) {
	const view = padded(data, 128), u64 = (x) => BigInt.asUintN(64, x), turn = (x, n) => u64((x >> n) | (x << (64n - n)));
	let sum = START;
	for (let block = 0, w = []; block < view.byteLength; block += 128) {
		let [a, b, c, d, e, f, g, h] = sum;
		for (let i = 0; i < 80; i++) {
			const x = w[i - 15], y = w[i - 2];
			w[i] = i < 16 ? view.getBigUint64(block + 8 * i) : u64(w[i - 16] + w[i - 7] +
				(turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)) + (turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n)));
			const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
			const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
			[a, b, c, d, e, f, g, h] = [u64(one + two), a, b, c, u64(d + one), e, f, g];
		}
		sum = [a, b, c, d, e, f, g, h].map((word, i) => u64(word + sum[i]));
	}
	sum.forEach((word, i) => view.setBigUint64(8 * i, word));
	return new Uint8Array(view.buffer.slice(0, 64));
}

// Ed25519 (RFC 8032 section 5.1); a point is [x, y, z, t]: x/z and y/z are on the curve, t = xy/z.
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
	const r = signature.slice(0, 32), s = little(signature.slice(32)), key = pub.length === 32 && pointOf(pub);
	if (!key || signature.length !== 64 || s >= L) return false; // with s + L anybody could sign the same text again
	const [x, y, z, t] = times(little(sha512(join(r, pub, message))) % L, key);
	const [X, Y, Z] = add(times(s, BASE), [-x, y, z, -t]), inverse = power(Z, P - 2n);
	return little(r) === (mod(Y * inverse) | ((mod(X * inverse) & 1n) << 255n));
}

// The tree, level by level.
const leafHash = (entry) => sha256(join([0], entry)), nodeHash = (left, right) => sha256(join([1], left, right));
function rootsOf(leaves) {
	const levels = [leaves];
	for (let below = leaves; below.length > 1; levels.push(below)) {
		below = Array.from({ length: below.length >> 1 }, (_, i) => nodeHash(below[2 * i], below[2 * i + 1]));
	}
	return (size) => { // the root of the first `size` leaves
		let root = null;
		for (let level = 0; size; level++, size >>= 1) if (size & 1) {
			root = root ? nodeHash(levels[level][size - 1], root) : levels[level][size - 1];
		}
		return root || sha256([]);
	};
}

// Which of these keys signed the note, if its text is the expected one; null: none of it may be believed.
function signersOf(note, expected, keys) {
	const { text, lines } = Ect.noteOf(note) || {}, signers = [];
	if (text !== expected) return null;
	for (const { name, id, data } of lines) {
		const key = keys.find((each) => each.name === name && each.id === id);
		if (!key) continue; // one that the reader does not know says nothing
		const witness = key.kind === 4, at = witness ? little(data.slice(0, 8).reverse()) : 0n; // seconds since 1970
		const signed = witness ? `cosignature/v1\ntime ${at}\n${text}` : text;
		if (at >> 63n || !ed25519(key.pub, data.slice(witness ? 8 : 0), Ect.utf8(signed))) return null;
		signers.push({ ...key, at: Number(at) });
	}
	return signers;
}

// The verdicts. Of what is altered, or is no journal, nothing more can be said: `stop` ends it.
const ORDER = [32, 31, 33, 34, 20]; // the exit code is the first of these that was found
const range = (first, last = first) => (last < Infinity ? [first, last] : null);
const stop = (exit, reason, bad = null) => { throw { exit, reason, bad }; };
const altered = (reason, first, last) => stop(30, reason, range(first, last));
const rising = (a, b) => a - b;
const NOTHING = { coherent: "unchecked", signed: "unchecked", anchored: "unchecked", complete: "unchecked", erased: "unchecked" };

function verify(record, held, found = record?.pages) {
	const report = { size: 0, root: "", verdicts: { ...NOTHING }, exit: 0, reason: "", bad: null, facts: { upto: 0, signers: [], anchors: [] } };
	try {
		if (!Ect.isRecord(record)) stop(40, "shape");
		const wrong = judge(record, held, found, report);
		const [gravest] = ORDER.flatMap((exit) => wrong.filter((each) => each.exit === exit));
		const { signed, ...others } = report.verdicts, good = Object.values(others).every((said) => said === "yes");
		return Object.assign(report, gravest || { exit: good && signed !== "no" ? 0 : 10 });
	} catch (stopped) {
		if (!stopped.exit) throw stopped;
		return Object.assign(report, stopped, { verdicts: { ...NOTHING, coherent: stopped.exit === 30 ? "no" : "unchecked" } });
	}
}
function judge({ entries: written, checkpoints, seals, evidence, missing, values, pages, statement }, held, found, report) {
	const { verdicts, facts } = report, size = written.length, stubs = written.map(Ect.stubOf), wrong = [];
	const complain = (exit, reason, first, last) => wrong.push({ exit, reason, bad: range(first, last) });

	// The tree over the entries' bytes, at each size of which a root is claimed.
	const rootAt = rootsOf(written.map((entry, i) => (stubs[i] ? stubs[i].leaf : leafHash(Ect.utf8(entry)))));
	const root = (at) => Ect.base64(rootAt(at)), stored = checkpoints.filter(([at]) => at <= size);
	Object.assign(report, { size, root: root(size) });
	const cut = stored.length < checkpoints.length;
	let covered = 0;
	for (const [at, claimed] of stored) {
		if (claimed !== root(at)) altered("root", covered + 1, at);
		covered = at;
	}
	if (covered < size && !cut) altered("root", covered + 1, size);
	verdicts.coherent = cut ? "no" : "yes";

	// What the entries say: each is this journal's, at its place, once; time goes forward.
	const entries = written.map((entry, i) => (stubs[i] ? null : Ect.parsed(entry))), [opening] = entries;
	const { origin, journal } = opening?.data ?? {}, text = (at) => `${origin}\n${at}\n${root(at)}\n`;
	if (!Ect.isText(origin) || /\n/.test(origin) || typeof journal !== "string" || opening.type !== "journal.opened") altered("journal", 1);
	facts.origin = origin;
	if (held.checkpoints.some((each) => each.origin !== origin)) stop(40, "other");
	const ids = new Set(), commits = new Map();
	let late = 0, before = "";
	entries.forEach((entry, i) => {
		const n = i + 1;
		if (stubs[i]?.n === n) return;
		if (!entry || entry.position !== n || typeof entry.type !== "string" || !Ect.isObject(entry.data)) altered("position", n);
		if (typeof entry.id !== "string" || ids.has(entry.id)) altered("id", n);
		ids.add(entry.id);
		const time = String(entry.recorded_at), goesBack = time < before && entry.type !== "clock.faulted";
		if (goesBack || !Ect.isInstant(time)) late = late || n;
		before = time;
		for (const digest of Ect.digestsIn(written[i])) commits.set(digest, commits.get(digest) || n);
	});
	if (late) complain(34, "time", late);
	if (found !== pages) altered("pages");
	for (const [digest, opened] of Object.entries(values).sort()) {
		if (Ect.base64url(sha256(Ect.utf8(opened))) !== digest || !commits.has(digest)) altered("value", commits.get(digest));
	}
	const of = (...types) => entries.filter((entry) => entry && types.includes(entry.type));

	// Seals, by the reader's keys and those that came into force under a seal of these.
	const known = [...held.keys], changes = of("key.added", "key.revoked");
	let inForce = known.map((key) => key.vkey), valid = inForce, sealed = 0;
	for (const [at, seal] of seals) {
		if (at > size) break;
		const signers = () => signersOf(seal, text(at), known) || altered("seal", sealed + 1, at);
		const by = signers().filter((key) => inForce.includes(key.vkey));
		valid = inForce;
		if (by.length) Object.assign(facts, { upto: at, signers: by.map((key) => key.name) });
		while (by.length && changes.length && changes[0].position <= at) {
			const { type, data: { vkey } } = changes.shift(), key = Ect.keyOf(vkey, 1);
			inForce = inForce.filter((each) => each !== vkey);
			if (type === "key.added" && key) { inForce.push(vkey); known.push(key); }
		}
		signers(); // now that the keys it brings in are known too
		sealed = at;
	}
	const ofPages = statement === null ? [] : signersOf(statement, `${origin}\ndossier\n${size}\n${pages}\n`, known);
	const stated = (ofPages || altered("pages")).some((key) => [...valid, ...inForce].includes(key.vkey));
	if (known.length) verdicts.signed = facts.upto === size && stated ? "yes" : "no";
	if (known.length && !(facts.upto && stated)) complain(20, stated ? "key" : "statement");

	// What outside parties saw. Dates of time-stamp authorities take certificates, and `ect verify --authority`.
	const anchors = Object.fromEntries(of("anchor.recorded").map((entry) => [entry.position, entry.data])), dates = [];
	for (const n of Object.keys({ ...anchors, ...evidence }).map(Number)) { // which are in order
		const { kind, size: at, root: claimed, authority, token_sha256: hash } = anchors[n] || {};
		if (stubs[n - 1] || n > size) continue;
		const fits = Number.isInteger(at) && at > 0 && at < n && claimed === root(at);
		if (!fits || !/^(timestamp|cosignature|handed_over)$/.test(kind)) altered("evidence", n);
		const anchor = { n, at, kind, authority, date: null }, data = n in evidence && Ect.bytesOf(evidence[n]);
		facts.anchors.push(anchor);
		if (!data) continue;
		const isStamp = kind !== "timestamp" || Ect.hex(data).includes(Ect.hex(sha256(Ect.utf8(text(at)))));
		const note = new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
		const by = kind === "cosignature" ? signersOf(note, text(at), held.witnesses) : [];
		if (Ect.hex(sha256(data)) !== hash || !isStamp || !by) altered("evidence", n);
		if (!by.length || !held.quorum(by)) continue;
		anchor.date = Math.max(...by.map((key) => key.at));
		dates.push(...by.map((key) => [n, at, key.at]));
	}
	const seconds = (n) => Date.parse(entries[n - 1]?.recorded_at) / 1000;
	for (const [n, at, date] of of("clock.faulted").length ? [] : dates) { // clocks may differ by five minutes
		if (seconds(at) > date + 300) complain(34, "time", at);
		if (seconds(n) < date - 300) complain(34, "time", n);
	}

	// Nothing is missing of what the reader holds, neither an end cut off nor another history.
	const sixteens = new Map(stored.map(([at]) => [Ect.sixteenOf(text(at)), at])), agree = [], differ = [];
	for (const { size: at, root: other } of held.checkpoints) if (at <= size) (other === root(at) ? agree : differ).push(at);
	for (const each of held.sixteen) (sixteens.has(each) ? agree : differ).push(sixteens.get(each) || Infinity);
	for (const at of differ.sort(rising)) complain(32, "fork", Math.max(0, ...agree.filter((each) => each < at)) + 1, at);
	const told = [...seals.map(([at]) => at), ...Object.keys(evidence), ...held.checkpoints.map((each) => each.size)];
	const lost = cut || told.some((at) => at > size); // somebody knows of more entries
	if (lost) complain(31, "rollback");
	verdicts.complete = lost || differ.length ? "no" : agree.length ? "yes" : "unchecked";
	verdicts.anchored = agree.length || dates.length ? "yes" : facts.anchors.length ? "unchecked" : "no";
	facts.kept = agree;

	// What was taken out was so under an entry that says it.
	const gone = [...of("entry.expunged").map(({ data }) => `${data.entry} ${data.leaf}`), ...of("erasure.executed").flatMap(({ data }) => data.digests)];
	const bare = stubs.filter((stub) => stub && !gone.includes(`J${stub.n} ${stub.said}`)).map((stub) => stub.n);
	for (const digest of missing || []) if (!gone.includes(digest)) bare.push(commits.get(digest) || Infinity);
	for (const n of bare.sort(rising)) complain(33, "uncovered", n);
	verdicts.erased = bare.length ? "no" : missing || !commits.size ? "yes" : "unchecked";
	return wrong;
}
return { verify, signersOf, sha256, ed25519, leafHash, nodeHash, rootsOf };
})();
