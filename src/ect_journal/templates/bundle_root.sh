(
set -eu; export LC_ALL=C
work=$(mktemp -d); trap 'rm -r "$work"' EXIT

sums() { (cd "$1" && ls | xargs sha256sum | cut -c 1-64); }  # {{ "de chaque fichier d’un répertoire" if lang == "fr" else "of each file of a folder" }}
bytes() {  # {{ "de chiffres hexadécimaux" if lang == "fr" else "from hexadecimal digits" }}
  printf "$(awk -v h=123456789abcdef '{ for (i = 1; i < length($0); i += 2)
    printf "\\%03o", 16 * index(h, substr($0, i, 1)) + index(h, substr($0, i + 1, 1)) }')"
}

# {{ "les feuilles ; d’une entrée caviardée, celle que sa ligne donne" if lang == "fr" else "the leaves; of an expunged entry, the one that its line gives" }}
mkdir "$work/leaves"; total=0
while IFS= read -r line; do
  total=$((total + 1)); printf '\000%s' "$line" > "$work/leaves/$((10000000 + total))"
done < entries.jsonl
test -z "$line"; tr -d '\000' < entries.jsonl | cmp - entries.jsonl  # {{ "« read » n’a rien laissé de côté" if lang == "fr" else "`read` left nothing out" }}
awk '{ print NR ":" $0 }' entries.jsonl |
  sed -n 's/^\([0-9]*\):{"expunged":"\([A-Za-z0-9_-]\{43\}\)","position":\1}$/\1 \2/p' |
  while read -r n leaf; do
    echo "$n $(echo "$leaf=" | tr '_-' '/+' | base64 -d | od -An -v -tx1 | tr -d ' \n')"
  done > "$work/expunged"
sums "$work/leaves" |
  awk 'NF == 2 { leaf[$1] = $2; next } { n++; print (n in leaf) ? leaf[n] : $1 }' "$work/expunged" - > "$work/0"

# {{ "les arbres de 2, 4, 8… entrées" if lang == "fr" else "the trees of 2, 4, 8… entries" }}
level=0
while [ "$(wc -l < "$work/$level")" -gt 1 ]; do
  mkdir "$work/pairs"
  awk 'NR % 2 { left = $0; next } { print "01" left $0 }' "$work/$level" | bytes | (cd "$work/pairs" && split -a 6 -b 65)
  level=$((level + 1)); sums "$work/pairs" > "$work/$level"; rm -r "$work/pairs"
done

text() {  # {{ "le point de contrôle des $1 premières entrées" if lang == "fr" else "the checkpoint of the first $1 entries" }}
  test "$1" -le $total || return
  root=; level=0
  while [ $(($1 >> level)) -gt 0 ]; do
    if [ $(($1 >> level & 1)) = 1 ]; then
      tree=$(sed -n "$(($1 >> level))p" "$work/$level")
      if [ -z "$root" ]; then root=$tree; else root=$(echo "01$tree$root" | bytes | sha256sum | cut -c 1-64); fi
    fi
    level=$((level + 1))
  done
  printf '%s\n%s\n%s\n' "$origin" "$1" "$(echo "$root" | bytes | base64)"
}

origin=$(head -n 1 checkpoint.txt)
head -n 1 entries.jsonl | grep -qF "\"origin\":\"$(printf '%s' "$origin" | sed 's/["\\]/\\&/g')\""
for n in {{ sizes | join(" ") }}; do text $n | cmp - checkpoints/$n.txt; done
text $total | cmp - checkpoint.txt
for n in {{ (before + ["$total"]) | join(" ") }}; do
  echo "J$n: $(text $n | openssl dgst -sha256 -binary | head -c 10 | base32 | sed 's/..../&-/g; s/-$//')"
done
)
