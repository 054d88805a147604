// Asks for what is new since the version that is shown, and puts it in place without moving what is read.
"use strict";

const body = document.body;
const connection = document.getElementById("connection");
const parts = ["title", "documents", "notice", "pages", "files", "findings"];

function openFolds() {
  return new Set([...document.querySelectorAll("details[open]")].map((fold) => fold.dataset.key));
}

function show(news) {
  const scrolls = ["#pages", "aside"].map((name) => {
    const box = document.querySelector(name);
    return [box, box.scrollLeft, box.scrollTop];
  });
  const across = [window.scrollX, window.scrollY];
  const open = openFolds();
  for (const part of parts) {
    const element = document.getElementById(part);
    if (element.innerHTML !== news[part]) element.innerHTML = news[part];
  }
  for (const fold of document.querySelectorAll("details")) {
    if (open.has(fold.dataset.key)) fold.open = true;
  }
  for (const [box, left, top] of scrolls) {
    box.scrollLeft = left;
    box.scrollTop = top;
  }
  window.scrollTo(...across);
  document.title = document.getElementById("title").textContent;
  body.dataset.version = news.version;
}

function connected(yes) {
  connection.hidden = yes;
  connection.textContent = yes ? "" : body.dataset.gone;
}

async function follow() {
  for (;;) {
    try {
      const file = encodeURIComponent(body.dataset.file);
      const answer = await fetch(`/news?file=${file}&since=${body.dataset.version}`);
      if (answer.status === 200) show(await answer.json());
      connected(answer.ok);
      if (answer.ok) continue;
    } catch {
      connected(false);
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

follow();
