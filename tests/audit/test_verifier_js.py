"""The verifier inside a dossier, part by part in a real browser: the published vectors, its size, how fast it is."""

import hashlib
import json
from time import perf_counter
from typing import Any

import pytest

from ect_journal.demo_keys import DEMO_VKEY
from ect_journal.dossier_file import trail_of
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import Verifier
from ect_journal.sealed_heads import seal
from ect_journal.verifying import verify
from ect_projections.dossier import dossier
from tests.audit.browser import SCRIPTS, InBrowser, outcome, outcome_of, script
from tests.audit.test_proofs import SHORT_ROOTS
from tests.audit.trails import KEY, LABORATORY, POLICY, Told
from tests.audit.vectors import decoded, published
from tests.world import small_world

NOTE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = f"{NOTE_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"


def hashes(values: list[str] | None) -> list[str]:
    return [decoded(value).hex() for value in values or []]


def test_it_is_at_most_15_kb() -> None:
    """`verify.js`: each verdict, but for the arithmetic of signatures (ed25519.js) by keys that the reader gave."""
    assert len(script("verify.js").encode()) <= 15 * 1024
    assert max(map(len, script("verify.js").expandtabs(2).splitlines())) <= 120


def test_alone_it_judges_what_a_reader_without_keys_opens(browser: InBrowser) -> None:
    """The record and the page of a real dossier, its seals among them; and the same with one letter changed."""
    journal = small_world().journal
    seal(journal)
    html = dossier(journal).decode()
    changed = html.replace('<main id="pages">', '<main id="pages">Verified. ', 1)
    page = browser.chromium.new_page()
    for name in ("verify.js", "shown.js", "stamped.js"):
        page.add_script_tag(content=script(name))
    code = """(html) => {
        const page = new DOMParser().parseFromString(html, "text/html");
        return Ect.verify(JSON.parse(page.getElementById("record").textContent), undefined, Ect.pages(page));
    }"""
    found = [outcome(page.evaluate(code, each)) for each in (html, changed)]
    page.close()
    assert [outcome_of(verify(trail_of(each.encode()))) for each in (html, changed)] == found
    assert [10, 30] == [each[0] for each in found]


def test_it_asks_nothing_of_the_world() -> None:
    """No network, no other file, nothing run that is not written there; not even the browser's own cryptography."""
    for name in (*SCRIPTS, "check.js"):
        for word in (
            "fetch(",
            "XMLHttpRequest",
            "import(",
            "eval(",
            "Function(",
            "crypto.",
            "innerHTML",
            "localStorage",
        ):
            assert word not in script(name), (name, word)
        assert "</script" not in script(name)
        assert "<!--" not in script(name)


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
def test_sha256(browser: InBrowser, length: int) -> None:
    data = bytes(number % 251 for number in range(length))
    assert [hashlib.sha256(data).hexdigest()] == browser.run(
        "cases.map((data) => Ect.hex(Ect.sha256(bytes(data))))", [data.hex()]
    )


def test_published_roots(browser: InBrowser) -> None:
    given = published("rfc6962-roots.json")
    found = browser.run(
        "cases.map((leaves) => Ect.hex(Ect.rootsOf(leaves.map((leaf) => Ect.sha256([0, ...bytes(leaf)])))(leaves.length)))",
        [given["leaf_inputs_hex"][:size] for size in range(9)],
    )
    assert given["roots_hex_by_size"] == found


def test_published_inclusion_proofs(browser: InBrowser) -> None:
    cases = published("rfc6962-inclusion.json")
    given = [
        [each["leafIdx"], each["treeSize"], *hashes([each["leafHash"]]), hashes(each["proof"]), *hashes([each["root"]])]
        for each in cases
    ]
    found = browser.run(
        "cases.map(([i, n, leaf, proof, root]) => Ect.included(i, n, bytes(leaf), proof.map(bytes), bytes(root)))",
        given,
    )
    assert [not each["wantErr"] for each in cases] == found


def test_published_consistency_proofs(browser: InBrowser) -> None:
    """All but the one whose "roots" are no hashes, which both our verifiers refuse."""
    cases = published("rfc6962-consistency.json")
    given = [
        [each["size1"], each["size2"], *hashes([each["root1"], each["root2"]]), hashes(each["proof"])] for each in cases
    ]
    found = browser.run(
        "cases.map(([m, n, old, root, proof]) => Ect.consistent(m, n, bytes(old), bytes(root), proof.map(bytes)))",
        given,
    )
    assert [not each["wantErr"] and each["name"] != SHORT_ROOTS for each in cases] == found


def test_published_signatures(browser: InBrowser) -> None:
    groups: list[dict[str, Any]] = published("ed25519-wycheproof.json")["testGroups"]
    cases = [(group["publicKey"]["pk"], each) for group in groups for each in group["tests"]]
    found = browser.run(
        "cases.map(([key, signature, text]) => Ect.ed25519(bytes(key), bytes(signature), bytes(text)))",
        [[key, each["sig"], each["msg"]] for key, each in cases],
    )
    assert [each["result"] == "valid" for _, each in cases] == found
    assert len(found) == 151


def test_the_published_note(browser: InBrowser) -> None:
    spoiled = [
        NOTE.replace("x08go/ZJ", "x08go/ZK"),
        NOTE.replace("\n\n", "\n"),
        NOTE.rstrip("\n"),
        NOTE.replace("If", "if"),
    ]
    found = browser.run(
        "cases.map(([note, text, key]) => (Ect.signersOf(note, text, [Ect.keyOf(key, 1)]) || []).map((each) => each.name))",
        [[each, NOTE_TEXT, NOTE_KEY] for each in (NOTE, *spoiled)],
    )
    assert [["PeterNeumann"], *([],) * 4] == found


def test_keys_that_are_none(browser: InBrowser) -> None:
    """Of another kind, with another id or another spelling; and that of the demo, by which anybody can sign."""
    other_id = NOTE_KEY.replace("c74f", "c74e")
    spaced = f" {NOTE_KEY}"
    demo_renamed = Verifier("cluster-jura", b"\x01", Verifier.read(DEMO_VKEY).public).vkey
    given = [NOTE_KEY, other_id, spaced, NOTE_KEY.upper(), LABORATORY.vkey, DEMO_VKEY, demo_renamed, "", "a+b+c"]
    assert [True, *[False] * 8] == browser.run("cases.map((key) => Ect.keyOf(key, 1) !== null)", given)


def test_what_a_reader_pastes(browser: InBrowser) -> None:
    """A policy, a key, sixteen characters as a person types them, a checkpoint with its signatures; the rest is said."""
    told = Told(12)
    checkpoint = told.checkpoint(10)
    pasted = f"# from the report\r\n{POLICY}{told.note(5, b'1' * 32)}\n{checkpoint.text}{checkpoint.sixteen.lower().replace('-', ' ')}\nwhat is this?\n"
    [held] = browser.run("cases.map(Ect.read)", [pasted])
    assert [KEY.vkey] == [key["vkey"] for key in held["keys"]]
    assert [LABORATORY.vkey] == [key["vkey"] for key in held["witnesses"]]
    assert [5, 10] == [each["size"] for each in held["checkpoints"]]
    assert [hashlib.sha256(checkpoint.text.encode()).hexdigest()[:20]] == held["sixteen"]
    assert ["what is this?"] == held["unread"]


def test_sixteen_characters_are_those_that_python_writes(browser: InBrowser) -> None:
    checkpoints = [Checkpoint("jura", size, bytes([size]) * 32) for size in range(1, 20)]
    assert [each.sixteen for each in checkpoints] == browser.run(
        "cases.map(Ect.sixteenOf)", [each.text for each in checkpoints]
    )


def test_five_thousand_entries_within_a_second(browser: InBrowser, record_of_5000: dict[str, Any]) -> None:
    """The fastest of three, since the machines that run this are shared."""
    browser.page.evaluate("(json) => { globalThis.large = JSON.parse(json); }", json.dumps(record_of_5000))
    took = []
    for _ in range(3):
        before = perf_counter()
        report = browser.page.evaluate("() => Ect.verify(large, Ect.read(''))")
        took.append(perf_counter() - before)
    assert report["size"] == 5000
    assert report["verdicts"]["coherent"] == "yes"
    assert min(took) < 1, took
