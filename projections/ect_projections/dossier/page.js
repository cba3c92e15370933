"use strict";
// What the reader does with the page itself: the language, and the chronology once the record is checked.
// Nothing here runs before the verifier has read the page as it was written.
document.addEventListener("DOMContentLoaded", () => {
  const html = document.documentElement, button = document.getElementById("language");
  const NAMES = { fr: "Français", en: "English" };
  html.classList.add("js");
  button.addEventListener("click", () => {
    [html.lang, button.lang] = [button.lang, html.lang];
    button.textContent = NAMES[button.lang]; // it says the language that it turns on, each time
    document.dispatchEvent(new Event("language"));
  });
});
document.addEventListener("checked", event => {
  const extras = JSON.parse(document.getElementById("extras").textContent);
  setTimeout(chronology, 0, event.detail.record, extras, event.detail.report.bad); // the verdict is on the screen first
});
