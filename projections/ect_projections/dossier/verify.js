"use strict";
/* Verifies a dossier's record, as `ect verify` does. Believes nothing that it says of itself: keys and checkpoints are
   its reader's. See shown.js (what the page shows), given.js (what the reader pasted), ed25519.js (what a key signed),
   stamped.js (what a time stamp is of). */
const Ect = (() => {
const utf8 = (text) => new TextEncoder().encode(text);
const hashed = (text) => sha256(utf8(text));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const fromUrl = (hash) => `${hash.replace(/-/g, "+").replace(/_/g, "/")}=`;
function bytesOf(text) { // null in another spelling, by which two files would say the same
	try {
		const raw = atob(text);
		return btoa(raw) === text ? Uint8Array.from(raw, (letter) => letter.charCodeAt(0)) : null;
	} catch { return null; }
}
/* JSON; null for what is none, and for what readers differ on: half of a character, a number past all numbers, more
   than 1,024 levels. They are looked for in its text: of a name that stands twice, the value has only the last. */
function parsed(json) {
	try {
		const value = JSON.parse(json), bare = json.replace(/"[^"\\]*(\\.[^"\\]*)*"/g, "");
		const halves = json.replace(/\\\\|\\u[dD][89aAbB]..\\u[dD][c-fC-F]../g, ""), numbers = bare.match(/\d[\d.eE+-]*/g);
		let depth = 0;
		for (const mark of bare) {
			if ("[{".includes(mark) && ++depth > 1024) return null;
			if ("]}".includes(mark)) depth--;
		}
		return /\\u[dD][89a-fA-F]/.test(halves) || numbers?.map(Number).includes(Infinity) ? null : value;
	} catch { return null; }
}
const isText = (value) => typeof value === "string" && !/\p{Cs}/u.test(value); // no half of a character
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const parts = (pattern, value) => (isText(value) && pattern.exec(value)) || [];

// SHA-256 (FIPS 180-4). Its constants are what follows the point in roots of the first primes.
const primes = [], W = new Int32Array(64);
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const bits = (root) => (root % 1) * 2 ** 32, turn = (x, n) => (x >>> n) | (x << (32 - n));
const START = Int32Array.from(primes.slice(0, 8), (prime) => bits(Math.sqrt(prime)));
const K = Int32Array.from(primes, (prime) => bits(Math.cbrt(prime)));
function sha256(data) {
	const view = new DataView(new ArrayBuffer((data.length + 72) & -64)), sum = START.slice();
	new Uint8Array(view.buffer).set(data);
	view.setUint8(data.length, 128);
	view.setUint32(view.byteLength - 4, data.length * 8);
	for (let block = 0; block < view.byteLength; block += 64) {
		let a = sum[0], b = sum[1], c = sum[2], d = sum[3], e = sum[4], f = sum[5], g = sum[6], h = sum[7]; // fast
		for (let i = 0; i < 64; i++) {
			const x = W[i - 15], y = W[i - 2];
			W[i] = i < 16 ? view.getInt32(block + 4 * i) : W[i - 16] + W[i - 7] +
				(turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
			const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
			const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
			h = g; g = f; f = e; e = (d + one) | 0;
			d = c; c = b; b = a; a = (one + two) | 0;
		}
		[a, b, c, d, e, f, g, h].forEach((word, i) => { sum[i] += word; });
	}
	sum.forEach((word, i) => view.setInt32(4 * i, word));
	return new Uint8Array(view.buffer.slice(0, 32));
}

function textOf(bytes) { // "" for what is no UTF-8
	try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); } catch { return ""; }
}

// The tree, level by level: it gives the root of the first `size` leaves.
const nodeHash = (left, right) => sha256([1, ...left, ...right]);
function rootsOf(leaves) {
	const levels = [leaves];
	for (let below = leaves; below.length > 1; levels.push(below)) {
		below = Array.from({ length: below.length >> 1 }, (_, i) => nodeHash(below[2 * i], below[2 * i + 1]));
	}
	return (size) => {
		let root = null;
		for (let level = 0; size; level++, size >>= 1) {
			const peak = levels[level][size - 1];
			if (size & 1) root = root ? nodeHash(peak, root) : peak;
		}
		return root || sha256([]);
	};
}

function stubOf(entry) { // what is left of an entry that was expunged
	const [, said, n] = parts(/^\{"expunged":"([\w-]{42}[AEIMQUYcgkosw048])","position":([1-9]\d{0,14})\}$/, entry);
	return said && { said, leaf: bytesOf(fromUrl(said)), n: Number(n) };
}

// The record of a file, exactly in its shape: of texts (t) and whole numbers (n), its sizes rising.
const SHAPE = new RegExp("^checkpoints \\[(\\[nt\\])+\\],demo (true|false),entries \\[t+\\],evidence \\{t*\\}," +
	"format n,made t,missing (null|\\[t*\\]),pages t,profile t,seals \\[(\\[nt\\])*\\],statement (null|t)," +
	"values \\{t*\\}$");
function shapeOf(value) {
	if (Array.isArray(value)) return `[${value.map(shapeOf).join("")}]`;
	if (isObject(value)) return `{${Object.values(value).map(shapeOf).join("")}}`;
	return isText(value) ? "t" : Number.isSafeInteger(value) ? "n" : `${value}`;
}
function isRecord(record) {
	const fields = Object.entries(record || []).map(([name, value]) => `${name} ${shapeOf(value)}`);
	const rising = (rows) => rows.every(([at], i) => at > (i ? rows[i - 1][0] : 0));
	return fields.length === 12 && SHAPE.test(fields.sort()) && rising(record.checkpoints) && rising(record.seals) &&
		record.format === 1 && ["open", "funder", "internal"].includes(record.profile) &&
		Object.entries(record.evidence).every(([n, data]) => /^[1-9]\d{0,14}$/.test(n) && bytesOf(data));
}

// A key, "name+id+base64": of kind 1 it signs notes; of kind 4, a witness's, it says when. The demo's sign for anybody.
const NAME = /^([^\s+\p{Cc}]|\ufeff)+$/u;
const PUBLISHED = ["Q43AREJa2pozYrVv5horsI/a3N1T1iJc04ytpHUKUn0=", "8qpZhHmJ8SWuENLAgEfKLEzcx3k1S0twBIPcOvBO1aM="];
function keyOf(vkey, kind) {
	const [, name, id, encoded] = parts(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/, vkey);
	const data = bytesOf(encoded), pub = data?.slice(1);
	if (data?.length !== 33 || data[0] !== kind || PUBLISHED.includes(base64(pub)) || !NAME.test(name)) return null;
	return hex(sha256([...utf8(`${name}\n`), ...data]).slice(0, 4)) === id ? { vkey, name, id, kind, pub } : null;
}
// Which of these keys signed the note, if it is one of this text; null: none of it may be believed.
function signersOf(note, text, keys) {
	const lines = note.slice(text.length + 1), signers = [];
	if (!note.startsWith(`${text}\n`) || !/^(— .* .+\n){1,100}$/.test(lines)) return null;
	for (const [, name, encoded] of lines.matchAll(/^— (.*?) (.+)$/gm)) {
		const data = bytesOf(encoded);
		if (!NAME.test(name) || !(data?.length > 4)) return null;
		const key = keys.find((each) => each.name === name && each.id === hex(data.slice(0, 4)));
		if (!key) continue; // who is not known says nothing
		const at = Ect.signedAt(key, data.slice(4), text);
		if (at === null) return null;
		signers.push({ ...key, at });
	}
	return signers;
}

// The verdicts. Of what is altered, or is no journal, nothing more can be said: what is thrown ends it.
function found(exit, reason, first = Infinity, last = first) {
	return { exit, reason, bad: last < Infinity ? [first, last] : null };
}
const altered = (...what) => { throw found(30, ...what); };
const verdict = (no, yes) => (no ? "no" : yes ? "yes" : "unchecked");
const NOTHING = { keys: [], witnesses: [], checkpoints: [], sixteen: [] };
const UNCHECKED = { signed: verdict(), anchored: verdict(), complete: verdict(), erased: verdict() };

function verify(record, held = NOTHING, digest = record?.pages) {
	const facts = { upto: 0, signers: [], anchors: [], kept: [] }, report = { size: 0, root: "", ...found(0, ""), facts };
	try {
		if (!isRecord(record)) throw found(40, "shape");
		judge(record, held, digest, report);
	} catch ({ exit = 40, reason = "shape", bad = null }) {
		Object.assign(report, { exit, reason, bad, verdicts: { ...UNCHECKED, coherent: verdict(exit === 30) } });
	}
	return report;
}
function judge(record, held, digest, report) {
	const { entries: written, checkpoints, seals, evidence, missing, values, statement } = record, { facts } = report;
	const complain = (...what) => { if (!report.exit) Object.assign(report, found(...what)); }; // the gravest come first

	// The tree over the entries' bytes, and each root that is claimed.
	const size = written.length, stubs = written.map(stubOf);
	const rootAt = rootsOf(written.map((entry, i) => stubs[i]?.leaf || hashed(`\0${entry}`)));
	const root = (at) => base64(rootAt(at));
	let covered = 0;
	Object.assign(report, { size, root: root(size) });
	for (const [at, claimed] of [...checkpoints, [size]]) {
		if (at > size) break; // a rollback
		if (at > covered && claimed !== root(at)) altered("root", covered + 1, at);
		covered = at;
	}

	// What the entries say: each is this journal's, at its place, once; time goes forward.
	const entries = written.map((entry) => parsed(entry) || {}), [opening] = entries;
	const of = (...types) => entries.filter((entry) => types.includes(entry.type));
	const { origin, journal } = opening.data || {}, text = (at) => `${origin}\n${at}\n${root(at)}\n`;
	const isOpened = opening.type === "journal.opened" && isText(journal) && isText(origin);
	if (!isOpened || /\p{Cc}/u.test(origin)) altered("journal", 1);
	if (held.checkpoints.some((each) => each.origin !== origin)) throw found(40, "other");
	facts.origin = origin;
	const ids = new Set(), commits = new Map();
	let late = 0, before = "";
	entries.forEach(({ position, id, type, data, recorded_at: time }, i) => {
		const n = i + 1;
		if (stubs[i]?.n === n) return;
		if (position !== n || !isText(type) || !isObject(data)) altered("position", n);
		if (!isText(id) || ids.has(id)) altered("id", n);
		ids.add(id);
		const [goesOn] = parts(/^\d{4}(-\d\d){2}T\d\d(:\d\d){2}\.\d{6}Z$/, time);
		if (!goesOn || (time < before && type !== "clock.faulted")) late ||= n;
		before = time;
		const hashes = written[i].matchAll(/"(?:\.\.\.|digest)":"([\w-]{43})"/g);
		for (const [, hash] of hashes) commits.set(hash, commits.get(hash) || n);
	});
	if (digest !== record.pages) altered("pages");
	for (const hash of Object.keys(values).sort()) {
		if (!commits.has(hash) || base64(hashed(values[hash])) !== fromUrl(hash)) altered("value", commits.get(hash));
	}

	// Seals, by the reader's keys and those that came into force under a seal of these.
	const known = [...held.keys], inForce = new Set(known.map((key) => key.vkey));
	const changes = of("key.added", "key.revoked");
	let valid = [...inForce], sealed = 0;
	for (const [at, seal] of seals) {
		if (at > size) break;
		const signers = () => signersOf(seal, text(at), known) || altered("seal", sealed + 1, at);
		const by = signers().filter((key) => inForce.has(key.vkey));
		valid = [...inForce];
		if (by.length) Object.assign(facts, { upto: at, signers: by.map((key) => key.name) });
		while (by.length && changes[0]?.position <= at) {
			const { type, data: { vkey } } = changes.shift(), key = type === "key.added" && keyOf(vkey, 1);
			if (key) known.push(key);
			inForce[key ? "add" : "delete"](vkey);
		}
		signers(); // those it brings in are known now
		sealed = at;
	}
	const by = statement === null ? [] : signersOf(statement, `${origin}\ndossier\n${size}\n${digest}\n`, known);
	const stated = (by || altered("pages")).some(({ vkey }) => inForce.has(vkey) || valid.includes(vkey));

	// What outside parties saw. Dates in time stamps take certificates, and `ect verify --authority`.
	const anchors = Object.fromEntries(of("anchor.recorded").map((entry) => [entry.position, entry.data])), dates = [];
	const fingerprint = (at) => hex(hashed(text(at)));
	for (const n of Object.keys({ ...anchors, ...evidence }).map(Number)) {
		if (stubs[n - 1] || n > size) continue;
		const { kind, size: at, root: claimed, authority, token_sha256: hash } = anchors[n] || {};
		const isThere = Number.isInteger(at) && at > 0 && at < n && claimed === root(at);
		if (!isThere || !["timestamp", "cosignature", "handed_over"].includes(kind)) altered("evidence", n);
		const anchor = { n, at, authority, date: null };
		facts.anchors.push(anchor);
		if (!(n in evidence)) continue;
		const data = bytesOf(evidence[n]), note = textOf(data);
		const by = kind === "cosignature" ? signersOf(note, text(at), held.witnesses) : [];
		const isOther = kind === "timestamp" && Ect.imprintOf(data) !== fingerprint(at);
		if (!by || isOther || hex(sha256(data)) !== hash) altered("evidence", n);
		const vouching = by.length ? held.vouching(by) : [];
		if (!vouching.length) continue;
		anchor.date = Math.max(...vouching.map((key) => key.at));
		anchor.by = vouching.map((key) => key.name).join(", ");
		dates.push(...vouching.map((key) => [n, at, key.at]));
	}

	// Nothing that the reader holds is missing, and it is the same history.
	const agree = facts.kept, differ = [];
	for (const { size: at, root: other } of held.checkpoints) {
		if (at <= size) (other === root(at) ? agree : differ).push(at);
	}
	for (const start of held.sixteen) {
		const [at = Infinity] = checkpoints.find(([each]) => each <= size && fingerprint(each).startsWith(start)) || [];
		(at <= size ? agree : differ).push(at);
	}
	const fork = Math.min(...differ);
	if (differ.length) complain(32, "fork", Math.max(0, ...agree.filter((at) => at < fork)) + 1, fork);
	const kept = held.checkpoints.map((each) => [each.size]);
	const lost = [...checkpoints, ...seals, ...Object.entries(evidence), ...kept].some(([at]) => at > size);
	if (lost) complain(31, "rollback");

	// What was taken out was so under an entry that says it.
	const erased = of("erasure.executed").map(({ data }) => data.digests).filter(Array.isArray).flat();
	const isSaid = ({ n, said }) => of("entry.expunged").some(({ data }) => data.entry === `J${n}` && data.leaf === said);
	const bare = stubs.filter((stub) => stub && !isSaid(stub)).map(({ n }) => n);
	for (const hash of missing || []) if (!erased.includes(hash)) bare.push(commits.get(hash) || Infinity);
	if (bare.length) complain(33, "uncovered", Math.min(...bare));

	if (late) complain(34, "time", late);
	const seconds = (n) => Date.parse(entries[n - 1].recorded_at) / 1000;
	for (const [n, at, date] of dates) { // by 5 minutes
		const owned = of("clock.faulted").some(({ position: p }) => at < p && p < n);
		if (!owned && seconds(at) > date + 300) complain(34, "time", at);
		if (seconds(n) < date - 300) complain(34, "time", n);
	}
	if (known.length && !(facts.upto && stated)) complain(20, stated ? "key" : "statement");

	const { signed, ...others } = report.verdicts = {
		coherent: verdict(checkpoints.at(-1)[0] > size, true),
		signed: verdict(known.length && !(facts.upto === size && stated), known.length),
		anchored: verdict(!facts.anchors.length && !agree.length, agree.length || dates.length),
		complete: verdict(lost || differ.length, agree.length),
		erased: verdict(bare.length, missing || !commits.size),
	};
	if (signed === "no" || Object.values(others).some((said) => said !== "yes")) complain(10, "");
}
return {
	PUBLISHED, verify, isRecord, parsed, keyOf, signersOf, bytesOf, base64, hex, hashed, sha256, nodeHash, rootsOf,
};
})();
