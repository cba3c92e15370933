"use strict";
// What the reader does with the page itself: the language, and the chronology once the record is checked.
// Nothing here runs before the verifier has read the page as it was written.
document.addEventListener("DOMContentLoaded", () => {
  const html = document.documentElement, button = document.getElementById("language"), first = html.lang;
  html.classList.add("js");
  button.addEventListener("click", () => {
    html.lang = html.lang === first ? button.lang : first;
    button.setAttribute("aria-pressed", String(html.lang !== first));
    document.dispatchEvent(new Event("language"));
  });
});
document.addEventListener("checked", event => {
  const extras = JSON.parse(document.getElementById("extras").textContent);
  setTimeout(chronology, 0, event.detail.record, extras, event.detail.report.bad); // the verdict is on the screen first
});
