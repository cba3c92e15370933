python3 - <<'END'
import base64, glob, hashlib, json, re, sys

def sha(data): return hashlib.sha256(data).digest()

lines = open("entries.jsonl", "rb").read().split(b"\n")[:-1]
origin = json.loads(lines[0])["data"]["origin"]
claimed = [(int(text.split("\n")[1]), text) for text in open("checkpoints.txt", encoding="utf-8").read().split("\n\n")]
claimed += [(int(name[12:-4]), open(name, encoding="utf-8").read()) for name in glob.glob("checkpoints/*.txt")]
claimed += [(len(lines), open("checkpoint.txt", encoding="utf-8").read())]
roots, peaks, expunged = {}, [], 0  # peaks: the perfect trees over the entries so far, as (number of entries, root)
for n, line in enumerate(lines, 1):
    stub = re.fullmatch(rb'\{"expunged":"([\w-]{43})","position":%d\}' % n, line)
    expunged += bool(stub)
    peaks.append((1, base64.urlsafe_b64decode(stub[1] + b"=") if stub else sha(b"\0" + line)))
    while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
        (half, left), (_, right) = peaks[-2:]
        peaks[-2:] = [(2 * half, sha(b"\1" + left + right))]
    roots[n] = peaks[-1][1]
    for _, left in reversed(peaks[:-1]): roots[n] = sha(b"\1" + left + roots[n])
for n, text in sorted(claimed):
    if text.strip() != f"{origin}\n{n}\n{base64.b64encode(roots.get(n, b'')).decode()}": sys.exit(f"J{n} !")
print(f"J1-J{n}, {len(claimed)} {% if lang == "fr" %}points de contrôle, {expunged} caviardées{% else %}checkpoints, {expunged} expunged{% endif %}\n{text}", end="")
END
