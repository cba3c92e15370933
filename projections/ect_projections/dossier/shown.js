"use strict";
/* What the page shows, as a digest that verify.js compares with what the record says. It reads the page as it is before
   any script changes it, and believes nothing of it: what could show one thing and be read as another makes it "". */
Object.assign(Ect, (() => {
  /* As the prototypes read them: in a form, or in the document, an element that is named "childNodes" stands for its
     childNodes, and so for each property. */
  const read = (type, name) => Function.call.bind(Object.getOwnPropertyDescriptor(type.prototype, name).get);
  const rootOf = read(Document, "documentElement"), modeOf = read(Document, "compatMode");
  const childrenOf = read(Node, "childNodes"), attributesOf = read(Element, "attributes"), nameOf = read(Element, "localName");
  const nodes = (node) => Array.from(childrenOf(node));
  const elements = (node) => nodes(node).filter((each) => each instanceof Element);
  const all = (within, names) => Array.from(Element.prototype.querySelectorAll.call(within, names));

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  function tag(node) { // its name and attributes
    const attributes = Array.from(attributesOf(node), (each) => ` ${each.name.toLowerCase()}="${escaped(each.value)}"`);
    return `${nameOf(node).toLowerCase()}${attributes.sort().join("")}`;
  }
  const UNSHOWN = ["script", 'script id="record" type="application/json"']; // what runs, by its hash, and the record
  const isUnshown = (node) => node instanceof HTMLScriptElement && UNSHOWN.includes(tag(node));
  function shown(node) {
    if (node instanceof Text) return escaped(node.data);
    if (!(node instanceof Element) || isUnshown(node)) return "";
    return `<${tag(node)}>${nodes(node).map(shown).join("")}</${nameOf(node).toLowerCase()}>`;
  }

  // Whether the file hung something before what the element has in it. To find what is closed changes the element.
  const HOSTS = "article, aside, blockquote, body, div, footer, h1, h2, h3, h4, h5, h6, header, main, nav, p, section, span";
  function isMasked(element) {
    if (element.shadowRoot) return true;
    try { element.attachShadow({ mode: "open" }); } catch { return true; }
    return false;
  }
  /* Makes the body again from its own markup, which leaves behind what a file can show without its being in the body (a
     shadow root). The scripts stay what they are: they ran, and the record is long. */
  function unmask(html, body) {
    const scripts = (within) => all(within, "script").filter((each) => each instanceof HTMLScriptElement);
    const old = scripts(body), inside = old.map(nodes);
    old.forEach((each) => each.replaceChildren());
    const made = new DOMParser().parseFromString(`<!doctype html>${body.outerHTML}`, "text/html");
    const again = elements(rootOf(made))[1], places = scripts(again);
    old.forEach((each, i) => {
      places[i]?.replaceWith(each);
      each.append(...inside[i]);
    });
    html.replaceChild(again, body);
    return [body, ...all(body, HOSTS)].some(isMasked) ? null : again;
  }

  // Only what stands around the pages in any dossier: one language of two, a title, metas and styles.
  const HTML = ['html lang="fr"', 'html lang="en"'], IN_HEAD = /^(meta .*|title|style)$/s;
  const isUsual = (page, html, head) => modeOf(page) === "CSS1Compat" && HTML.includes(tag(html)) &&
    tag(head) === "head" && elements(head).every((each) => IN_HEAD.test(tag(each)));

  /* The digest: of title, metas (so of the policy, with the hash of each script and style) and body without its scripts,
     once the body is unmasked. "": something else stands around them, or not what the policy names, in its order. */
  function pages(page) {
    const html = rootOf(page), [head, masked, ...more] = elements(html);
    if (!(masked instanceof HTMLBodyElement) || more.length) return "";
    const body = unmask(html, masked), digest = (text) => Ect.base64(Ect.hashed(text));
    if (!body || !isUsual(page, html, head) || all(html, "#record").length > 1) return "";
    const run = [...all(html, "script:not(#record)"), ...all(html, "style")];
    const there = run.map((each) => `'sha256-${digest(each.textContent)}'`);
    const named = all(head, "meta[http-equiv]")[0]?.content.match(/'sha256-[^']*'/g);
    const said = [...elements(head).filter((each) => nameOf(each) !== "style"), body];
    return `${there}` === `${named}` ? digest(said.map(shown).join("")) : "";
  }
  return { pages };
})());
