"use strict";
/* The panel of verdicts: runs the verifier once the page is read and before anything changes it, and again each time the
   reader pastes what they hold. Says five verdicts, never one for all; what was not checked is said with what to do. */
(() => {
  // As the prototype reads it: an image named getElementById would stand for the document's own.
  const part = (name) => Document.prototype.getElementById.call(document, `check-${name}`);
  const MARKS = { yes: "✓", no: "✗", unchecked: "?" };

  // French as printed: narrow no-break spaces inside « » and before ; : ! ?
  const typeset = (french) => french.replace(/« | »| (?=[;:!?](?:\s|$|»))/g, (found) => found.replace(" ", "\u202f"));
  function say(place, { fr, en }) { // in both languages, of which the page shows one
    place.replaceChildren(...[["fr", typeset(fr)], ["en", en]].map(([lang, text]) => {
      const span = document.createElement("span");
      span.lang = lang;
      span.textContent = text;
      return span;
    }));
    return place;
  }
  const element = (name, className = "") => Object.assign(document.createElement(name), { className });
  const day = (instant, lang) => {
    const date = new Date(instant);
    if (Number.isNaN(date.getTime())) return "?";
    const said = date.toLocaleDateString(lang === "fr" ? "fr-FR" : "en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    return lang === "fr" ? said.replace(/^1 /, "1er ") : said;
  };
  const many = (count, one, more) => `${count} ${count < 2 ? one : more}`;
  const range = ([first, last], lang) => first === last ? `J${first}` : lang === "fr" ? `J${first} à J${last}` : `J${first} to J${last}`;

  const UNCHECKED = {
    signed: { fr: "signature non vérifiée", en: "signature not checked" }, anchored: { fr: "date non vérifiée", en: "date not checked" },
    complete: { fr: "complétude non vérifiée", en: "completeness not checked" }, erased: { fr: "effacements non vérifiés", en: "erasures not checked" },
  };
  // Of a file that is altered, or cannot be read, nothing else is checked: whatever its reader holds, there is nothing to paste.
  const BARRED = { fr: "Ce qui précède l’empêche.", en: "What is said above prevents it." };
  const barred = ({ exit }) => exit === 30 || exit === 40;
  const whole = () => document.body.lastElementChild !== null && document.body.lastElementChild.localName === "style";

  const UNKNOWN = { fr: "Relisez-les d’abord. S’ils sont bien ceux du rapport, ce fichier raconte une autre histoire, ou s’arrête avant lui.",
    en: "Read them again first. If they are those of the report, this file tells another history, or ends before it." };

  // What each verdict says: a short line, and what it means or what to do to have it checked.
  function coherent({ verdicts, exit }) {
    if (verdicts.coherent === "yes") return [{ fr: "contenu intact", en: "content intact" }, {
      fr: "Les entrées donnent les empreintes qu’elles annoncent. À soi seul, cela n’empêche pas que tout ait été réécrit : voyez qui signe, et qui date.",
      en: "The entries give the hashes that they claim. By itself this does not rule out that everything was written anew: see who signs, and who dates.",
    }];
    if (verdicts.coherent === "no") return [{ fr: "contenu altéré", en: "content altered" }, {
      fr: "Ce fichier n’est pas celui qui a été remis. Rien de ce qu’il montre n’est à croire.",
      en: "This is not the file that was handed out. Nothing that it shows is to be believed.",
    }];
    return [{ fr: "contenu non vérifié", en: "content not checked" }, exit === 40
      ? { fr: "Rien ici ne peut être lu comme ce journal.", en: "Nothing here can be read as that journal." } : { fr: "Non vérifié.", en: "Not checked." }];
  }
  function signed({ verdicts, facts, size }) {
    const names = facts.signers.join(", ");
    if (verdicts.signed === "yes") return [{ fr: `signé par ${names}`, en: `signed by ${names}` },
      { fr: "Par la clé que vous avez donnée, jusqu’à la dernière entrée ; les pages de ce fichier le sont aussi.", en: "By the key that you gave, up to the last entry; so are the pages of this file." }];
    if (verdicts.signed === "unchecked") return [UNCHECKED.signed,
      { fr: "Collez ci-dessous la clé publique que l’équipe vous a remise à part, par courrier ou dans la convention. Une clé trouvée dans ce fichier ne prouverait rien.",
        en: "Paste below the public key that the team gave you separately, by letter or in the agreement. A key found in this file would prove nothing." }];
    return facts.upto && facts.upto < size
      ? [{ fr: `signé jusqu’à J${facts.upto} seulement`, en: `signed up to J${facts.upto} only` }, { fr: "Ce qui suit n’est pas signé par la clé que vous avez donnée : demandez un dossier dont la dernière entrée est scellée.", en: "What follows is not signed by the key that you gave: ask for a dossier whose last entry is sealed." }]
      : [{ fr: "non signé par votre clé", en: "not signed by your key" }, { fr: "La clé que vous avez donnée n’a pas signé ce fichier : demandez à qui l’a remis quelle est la sienne, et par un autre chemin que ce fichier.", en: "The key that you gave did not sign this file: ask whoever handed it out which one is theirs, by another way than this file." }];
  }
  function anchored({ verdicts, facts }, record) {
    const dated = facts.anchors.filter((each) => each.date), kept = Math.max(0, ...(facts.kept || []));
    if (verdicts.anchored === "yes" && dated.length) {
      const last = dated[dated.length - 1], [fr, en] = ["fr", "en"].map((lang) => day(last.date * 1000, lang));
      return [{ fr: `daté par un tiers : ${last.by}`, en: `dated by an outside party: ${last.by}` },
        { fr: `Vu le ${fr}, jusqu’à J${last.at}.`, en: `Seen on ${en}, up to J${last.at}.` }];
    }
    if (verdicts.anchored === "yes") { // its reader gave no day: the one of its last entry is the journal's own word
      const { recorded_at: at } = Ect.parsed(record.entries[kept - 1] || "") || {}, clock = (lang) => (at ? day(at, lang) : "?");
      return [{ fr: "borné par ce que vous détenez", en: "bounded by what you hold" },
        { fr: `${range([1, kept], "fr")} : ce que vous déteniez déjà (J${kept} inscrite, d’après l’horloge du journal, le ${clock("fr")}). Cela date au plus tard du jour où vous l’avez reçu.`,
          en: `${range([1, kept], "en")}: what you already held (J${kept} was recorded, by the journal’s own clock, on ${clock("en")}). It is no later than the day on which you received it.` }];
    }
    if (verdicts.anchored === "no") return [{ fr: "daté par aucun tiers", en: "dated by no outside party" },
      { fr: "Personne d’extérieur n’a encore daté ce journal. Conservez les seize caractères de ce fichier, avec la date du jour : ils le borneront.", en: "Nobody outside has dated this journal yet. Keep the sixteen characters of this file, with today’s date: they will bound it." }];
    const claims = facts.anchors.map((each) => ({ ...each, sixteen: sixteenAt(each, facts.origin, record) }));
    const [fr, en] = ["fr", "en"].map((lang) => claims.map((each) => lang === "fr"
      ? `${each.authority} (J1 à J${each.at}) : ${each.sixteen}` : `${each.authority} (J1 to J${each.at}): ${each.sixteen}`).join(" ; "));
    if (!claims.length) return [UNCHECKED.anchored, { fr: "Rien de ce que dit ce fichier n’a pu être comparé.", en: "Nothing that this file says could be compared." }];
    return [UNCHECKED.anchored,
      { fr: `Le journal dit avoir été remis ou daté. Comparez ces seize caractères avec ceux que chacun détient : ${fr}. Ou collez ci-dessous la clé du témoin, ou lancez « ect verify » avec le certificat de l’autorité.`,
        en: `The journal says that it was handed over or dated. Compare these sixteen characters with those that each of them holds: ${en}. Or paste the key of the witness below, or run “ect verify” with the authority’s certificate.` }];
  }
  const sixteenAt = ({ n, at }, origin, record) => Ect.sixteenOf(`${origin}\n${at}\n${Ect.parsed(record.entries[n - 1]).data.root}\n`);
  function complete({ verdicts, facts, exit, bad, size }) {
    const kept = Math.max(0, ...(facts.kept || [])), [fr, en] = ["fr", "en"].map((lang) => range([1, kept], lang));
    if (verdicts.complete === "yes") return [{ fr: `rien ne manque de ce que vous déteniez (${fr})`, en: `nothing is missing of what you held (${en})` },
      kept < size ? { fr: `Ces entrées sont ici telles que vous les déteniez. De ce qui suit J${kept}, cela ne dit rien.`, en: `These entries are here as you held them. Of what comes after J${kept} this says nothing.` }
        : { fr: "Ces entrées sont ici telles que vous les déteniez.", en: "These entries are here as you held them." }];
    if (verdicts.complete === "no" && exit === 32) return bad
      ? [{ fr: "une autre histoire", en: "another history" }, { fr: "Ce que vous détenez n’est pas ce qui est ici.", en: "What you hold is not what is here." }]
      : [{ fr: "seize caractères inconnus ici", en: "sixteen characters unknown here" }, UNKNOWN];
    if (verdicts.complete === "no") return [{ fr: "retour en arrière", en: "rolled back" }, { fr: "Il y a eu plus d’entrées qu’il n’y en a ici.", en: "There were more entries than there are here." }];
    return [UNCHECKED.complete,
      { fr: "Pour la vérifier, collez ci-dessous les seize caractères, ou le point de contrôle, du dernier rapport que vous avez reçu.", en: "To check it, paste below the sixteen characters, or the checkpoint, of the last report that you received." }];
  }
  function erased({ verdicts }, record) {
    const types = record.entries.map((entry) => Ect.parsed(entry) || {});
    const gone = new Set(types.filter((entry) => entry.type === "erasure.executed").flatMap((entry) => (entry.data || {}).digests || [])).size;
    const expunged = types.filter((entry) => entry.type === "entry.expunged").length;
    if (verdicts.erased === "no") return [{ fr: "manque sans effacement inscrit", en: "missing without a recorded erasure" },
      { fr: "Une valeur ou une entrée manque, et aucun effacement inscrit ne le justifie.", en: "A value or an entry is missing, and no recorded erasure accounts for it." }];
    if (verdicts.erased === "unchecked") return [UNCHECKED.erased,
      { fr: "Cette copie est venue sans aucune valeur scellée : ce qui manque ne se distingue pas de ce qui est effacé. Demandez « ect verify » là où est le journal.", en: "This copy came without any sealed value: what is missing cannot be told from what was erased. Ask for “ect verify” where the journal is." }];
    if (!gone && !expunged) return [{ fr: "rien d’effacé", en: "nothing erased" },
      { fr: "Aucune valeur n’a été effacée, aucune entrée caviardée.", en: "No value was erased, no entry expunged." }];
    return [{ fr: many(gone, "valeur effacée", "valeurs effacées"), en: many(gone, gone === 1 ? "value erased" : "values erased", "values erased") },
      { fr: `Chacune par un effacement inscrit avec son motif${expunged ? `, de même que ${many(expunged, "entrée caviardée", "entrées caviardées")}` : ""}.`,
        en: `Each under a recorded erasure with its ground${expunged ? `, and so for ${expunged} expunged ${expunged === 1 ? "entry" : "entries"}` : ""}.` }];
  }
  const NAMES = { coherent: { fr: "Contenu", en: "Content" }, signed: { fr: "Signature", en: "Signature" }, anchored: { fr: "Date", en: "Date" },
    complete: { fr: "Complétude", en: "Completeness" }, erased: { fr: "Effacements", en: "Erasures" } };
  const SAYS = { coherent, signed, anchored, complete, erased };

  // What is wrong, and which entry it is.
  const REASONS = {
    root: { fr: "les entrées ne donnent pas l’empreinte annoncée : l’une d’elles a été changée, ajoutée, ôtée ou déplacée", en: "the entries do not give the hash that is claimed: one of them was changed, added, removed or moved" },
    journal: { fr: "la première entrée n’ouvre pas ce journal", en: "the first entry does not open this journal" },
    position: { fr: "cette entrée n’est pas à sa place, ou n’en est pas une", en: "this entry is not in its place, or is none" },
    id: { fr: "cette entrée en répète une autre, ou n’a pas d’identifiant", en: "this entry repeats another, or has no id" },
    pages: { fr: "les pages montrées ne sont pas celles qui ont été écrites ; une copie enregistrée par le navigateur, ou une extension qui change les pages, suffit : ouvrez le fichier d’origine dans une fenêtre privée", en: "the pages shown are not those that were written; a copy saved by the browser, or an extension that changes pages, is enough: open the original file in a private window" },
    cut: { fr: "ce fichier est incomplet : redemandez-le", en: "this file is incomplete: ask for it again" },
    value: { fr: "une valeur ouverte n’est pas celle qui a été scellée", en: "an opened value is not the one that was sealed" },
    seal: { fr: "un sceau n’est pas celui de ces entrées, ou sa signature est fausse", en: "a seal is not of these entries, or its signature is false" },
    evidence: { fr: "un ancrage, ou sa preuve, ne correspond pas à ces entrées", en: "an anchor, or its evidence, does not fit these entries" },
    rollback: { fr: "retour en arrière : on connaît de ce journal plus d’entrées qu’il n’y en a ici", en: "rolled back: more entries of this journal are known of than are here" },
    fork: { fr: "ce que vous détenez n’est d’aucun état de ce journal : mal recopié, d’un autre journal, plus récent que ce fichier, ou ce journal a été réécrit", en: "what you hold is of no state of this journal: miscopied, of another journal, more recent than this file, or this journal was written anew" },
    unknown: { fr: "les seize caractères donnés ne sont ceux d’aucun état de ce fichier : relisez-les d’abord", en: "the sixteen characters given are of no state of this file: read them again first" },
    uncovered: { fr: "une valeur ou une entrée manque sans qu’un effacement inscrit le dise", en: "a value or an entry is missing and no recorded erasure says so" },
    time: { fr: "les dates se contredisent", en: "the times contradict each other" },
    other: { fr: "le point de contrôle que vous détenez est d’un autre journal", en: "the checkpoint that you hold is of another journal" },
    shape: { fr: "ce fichier ne peut pas être lu comme un dossier", en: "this file cannot be read as a dossier" },
  };
  function problem({ reason, bad }) { // no entry is named where a fork is known by sixteen characters only
    const closer = { pages: whole() ? "pages" : "cut", fork: bad ? "fork" : "unknown" };
    const said = REASONS[closer[reason] || reason];
    if (!said) return null;
    return { fr: `Attention${bad ? `, ${range(bad, "fr")}` : ""} : ${said.fr}.`, en: `Warning${bad ? `, ${range(bad, "en")}` : ""}: ${said.en}.` };
  }

  function show(record, report, answer) {
    const lines = Object.keys(NAMES).map((name) => ({ name, verdict: report.verdicts[name], said: barred(report) && report.verdicts[name] === "unchecked" && UNCHECKED[name] ? [UNCHECKED[name], BARRED] : SAYS[name](report, record) }));
    part("verdicts").replaceChildren(...lines.map(({ verdict, said: [short] }) => {
      const item = element("li", verdict), mark = element("span", "check-mark");
      mark.textContent = MARKS[verdict];
      mark.setAttribute("aria-hidden", "true");
      item.append(mark, say(element("span", "check-said"), short));
      return item;
    }));
    part("details").replaceChildren(...lines.flatMap(({ name, said: [short, long] }) => [
      say(element("dt"), NAMES[name]), say(element("dd"), { fr: `${capital(short.fr)}. ${long.fr}`, en: `${capital(short.en)}. ${long.en}` }),
    ]));
    if (report.facts.origin && !barred(report)) {
      const head = `${report.facts.origin}\n${report.size}\n${report.root}\n`, letters = element("span", "check-sixteen"), after = element("dd");
      letters.textContent = Ect.sixteenOf(head);
      after.append(letters, say(element("span"), { fr: ` (${report.size} entrées) : comparez ces 16 caractères avec ceux du rapport qu’on vous a remis.`, en: ` (${report.size} entries): compare these 16 characters with those of the report that you were given.` }));
      part("details").prepend(say(element("dt"), { fr: "Seize caractères", en: "Sixteen characters" }), after);
    }
    const wrong = problem(report), told = [...answer, wrong, ...lines.map(({ said: [short] }) => short)].filter(Boolean);
    part("problem").hidden = !wrong;
    part("problem").replaceChildren(...[wrong].filter(Boolean).map((said) => say(element("p"), said)));
    part("answer").replaceChildren(...[...answer, answer.length && wrong].filter(Boolean).map((said) => say(element("p"), said)));
    const joined = (lang) => told.map((each) => each[lang].replace(/\.$/, "")).join(". ");
    say(part("live"), { fr: joined("fr"), en: joined("en") });
  }

  // What was made of what was pasted: said beside the button, since the verdicts may be off the screen.
  const KINDS = { keys: ["clé", "clés", "key", "keys"], witnesses: ["clé de témoin", "clés de témoin", "witness’s key", "witnesses’ keys"],
    checkpoints: ["point de contrôle", "points de contrôle", "checkpoint", "checkpoints"],
    sixteen: ["série de seize caractères", "séries de seize caractères", "set of sixteen characters", "sets of sixteen characters"] };
  function answered(pasted, held) {
    if (!pasted.trim()) return [{ fr: "Rien n’est collé : rien n’a été comparé.", en: "Nothing is pasted: nothing was compared." }];
    const counts = Object.entries(KINDS).filter(([kind]) => held[kind].length).map(([kind, names]) => [held[kind].length, names]);
    const read = counts.length ? { fr: `Comparé : ${counts.map(([count, [one, more]]) => many(count, one, more)).join(", ")}. Les réponses sont en haut de cette page.`,
      en: `Compared: ${counts.map(([count, [, , one, more]]) => many(count, one, count === 1 ? one : more)).join(", ")}. The answers are at the top of this page.` } : { fr: "Rien n’a été comparé.", en: "Nothing was compared." };
    const isDemo = (line) => PUBLISHED.some((key) => line.includes(key)), unread = held.unread.filter((line) => !isDemo(line));
    return [read, held.unread.some(isDemo) && { fr: "C’est la clé de la démonstration, que tout le monde possède : elle ne prouve rien.", en: "This is the key of the demonstration, which everybody has: it proves nothing." },
      unread.length && { fr: `Non reconnu, donc non comparé : ${unread.join(" ; ")}`, en: `Not recognised, so not compared: ${unread.join("; ")}` }].filter(Boolean);
  }
  // The log's and the witness's, as they end; the verifier takes neither.
  const PUBLISHED = Ect.PUBLISHED.flatMap((pub) => [1, 4].map((kind) => `+${Ect.base64([kind, ...Ect.bytesOf(pub)])}`));
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  document.addEventListener("DOMContentLoaded", () => {
    const found = Ect.pages(document); // before this panel, or anything else, changes the page
    let record = null;
    try { record = JSON.parse(Document.prototype.getElementById.call(document, "record").textContent); } catch { /* said as unreadable */ }
    const check = (pasted, answer) => {
      const held = Ect.read(pasted), report = Ect.verify(record, held, found);
      show(Ect.isRecord(record) ? record : { entries: [] }, report, answer(pasted, held));
      return report;
    };
    const report = check("", () => []);
    part("alone").remove();
    part("form").hidden = !Ect.isRecord(record) || barred(report);
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      check(part("held").value, answered);
      part("answer").scrollIntoView({ block: "nearest" });
    });
    if (Ect.isRecord(record)) document.dispatchEvent(new CustomEvent("checked", { detail: { record, report } }));
  });
})();
