// A form that the library answers as it is filled in. Its inputs stand in the part of the address
// after "#", which a browser sends nowhere.

import { ask, isReady, restart } from "./engine.js";

const form = document.querySelector("form[data-live]");
const said = document.querySelector(".live-said");
const shown = document.querySelector(".live-answer");
const wrong = form.querySelector(".live-errors");
const page = form.dataset.live;
const fields = [...form.elements].filter((each) => each.name);
const rules = fetch(new URL("rules.json", import.meta.url)).then((answer) => answer.json());
const root = new URL("..", import.meta.url);

// The address --------------------------------------------------------------------------------------

function example(each) {
  if (each.dataset.today !== undefined) return today();
  if (each.tagName !== "SELECT") return each.defaultValue;
  return ([...each.options].find((one) => one.defaultSelected) ?? each.options[0]).value;
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const examples = Object.fromEntries(fields.map((each) => [each.name, example(each)]));

function inputs() {
  return Object.fromEntries(fields.map((each) => [each.name, each.value]));
}

function isAnchor(hash) {
  return !hash.includes("=");
}

function fromAddress() {
  if (isAnchor(location.hash)) return;
  const told = new URLSearchParams(location.hash.slice(1));
  for (const each of fields) {
    const value = told.get(each.name) ?? examples[each.name];
    if (each.tagName === "SELECT" && ![...each.options].some((one) => one.value === value)) {
      // What cannot be chosen is shown all the same, so that the library can say what is wrong.
      each.add(new Option(value || "not chosen", value));
    }
    each.value = value;
    const keep = form.querySelector(`[data-keep="${each.name}"]`);
    if (keep) keep.checked = value !== "";
  }
  for (const folded of form.querySelectorAll("details")) {
    folded.open ||= [...folded.querySelectorAll("[name]")].some((each) => each.value);
  }
}

/** Whether a field stands in the address: what is left out there is the example. */
function kept(each) {
  const keep = form.querySelector(`[data-keep="${each.name}"]`);
  return keep ? keep.checked : each.value !== examples[each.name];
}

function toAddress() {
  const told = new URLSearchParams(fields.filter(kept).map((each) => [each.name, each.value]));
  history.replaceState(null, "", told.size ? `#${told}` : location.pathname);
}

// The answer ---------------------------------------------------------------------------------------

function showErrors(errors, { asked }) {
  for (const each of fields) {
    const why = errors.filter(({ field }) => field === each.name).map(({ message }) => message);
    each.toggleAttribute("aria-invalid", false);
    if (why.length) each.setAttribute("aria-invalid", "true");
    document.getElementById(`${each.id}-error`).textContent = why.join("\n");
  }
  wrong.hidden = !errors.length;
  const list = document.createElement("ul");
  for (const { field, message } of errors) {
    const item = list.appendChild(document.createElement("li"));
    const input = form.elements[field];
    if (!input) {
      item.textContent = message;
      continue;
    }
    const link = item.appendChild(document.createElement("a"));
    link.href = `#${input.id}`;
    link.textContent = `${input.labels[0].textContent}: ${message}`;
  }
  const title = document.createElement("p");
  title.textContent = errors.length === 1 ? "One field needs a change" : `${errors.length} fields need a change`;
  wrong.replaceChildren(...(errors.length ? [title, list] : []));
  if (errors.length && asked) wrong.focus();
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function save({ name, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function file(what, how) {
  try {
    const made = await ask(what, { inputs: inputs(), with: how });
    if (made.errors) showErrors(made.errors, { asked: true });
    else save(made);
  } catch (error) {
    said.textContent = `Python could not make the file: ${error.message}`;
  }
}

function actions() {
  const bar = document.createElement("p");
  bar.className = "live-actions";
  bar.append(button("Print", () => window.print()));
  if (page === "plan") {
    bar.append(
      button("Download the calendar", () => file("calendar", new Date().toISOString())),
      button("Sheet for the patient", () => file("handout", "patient")),
      button("Sheet for the staff", () => file("handout", "staff")),
    );
  }
  return bar;
}

const KEY = /\(([a-z0-9_]+(?:\.[a-z0-9_-]+)+)\)/g;

/** The key at the end of each note leads to the rule in the catalogue. */
async function linkRules(answer) {
  const pages = await rules;
  for (const note of answer.querySelectorAll("li")) {
    for (const text of [...note.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE)) {
      const found = [...text.data.matchAll(KEY)].findLast(([, key]) => pages[key]);
      if (!found) continue;
      const key = text.splitText(found.index + 1);
      key.splitText(found[1].length);
      const link = document.createElement("a");
      link.href = new URL(pages[found[1]], root).href;
      key.replaceWith(link);
      link.append(key);
    }
  }
}

function element(tag, told) {
  return Object.assign(document.createElement(tag), told);
}

async function showAnswer({ html, picture }) {
  const answer = document.createDocumentFragment();
  answer.append(element("h2", { textContent: "Answer" }), actions());
  if (picture) {
    const figure = element("figure", { className: "live-picture", innerHTML: picture, tabIndex: 0 });
    figure.setAttribute("role", "group");
    figure.setAttribute("aria-label", "Picture of the plan");
    answer.append(figure);
  }
  const sheet = element("div", { className: "live-sheet", innerHTML: html });
  for (const table of sheet.querySelectorAll("table")) {
    const names = [...table.querySelectorAll("thead th")].map((each) => each.textContent);
    for (const row of table.tBodies[0].rows) {
      [...row.cells].forEach((cell, i) => cell.setAttribute("data-column", names[i]));
    }
  }
  await linkRules(sheet);
  answer.append(sheet);
  shown.replaceChildren(answer);
}

// Asking -------------------------------------------------------------------------------------------

const LONG = 5_000;
let asking = false;
let again = null;
let patience = 0;
let long = false;

/** Say that it takes long, once Python is there; from then on, a change stops it. */
function watch() {
  patience = setTimeout(() => {
    if (!isReady()) return watch();
    long = true;
    said.textContent = "This takes long. A change of the fields stops it.";
  }, LONG);
}

async function answer(how) {
  if (asking) {
    // Of what was typed meanwhile, the latest counts; that it was asked for is not forgotten.
    again = { asked: how.asked || again?.asked };
    if (long) restart();
    return;
  }
  asking = true;
  watch();
  performance.mark("live-asked");
  try {
    const told = await ask(page, { inputs: inputs() });
    showErrors(told.errors ?? [], how);
    if (told.errors) {
      said.textContent = "";
      shown.replaceChildren();
    } else {
      await showAnswer(told);
      said.textContent = told.said;
    }
  } catch (error) {
    shown.replaceChildren();
    said.textContent = again ? "Python is begun anew." : `Python could not answer: ${error.message}`;
  }
  performance.measure("live-answer", "live-asked");
  clearTimeout(patience);
  asking = long = false;
  form.removeAttribute("aria-busy");
  if (again) {
    const next = again;
    again = null;
    answer(next);
  }
}

const SOON = 150;
let timer = 0;

function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    toAddress();
    answer({ asked: false });
  }, SOON);
}

form.addEventListener("input", (event) => {
  if (event.target.dataset.keep) toAddress();
  else if (event.target.type !== "file") changed();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  toAddress();
  answer({ asked: true });
});
for (const opened of form.querySelectorAll("[data-into]")) {
  opened.addEventListener("change", async () => {
    const [chosen] = opened.files;
    if (!chosen) return;
    form.elements[opened.dataset.into].value = await chosen.text();
    changed();
  });
}
// Marks and notes of the answer, and fields that an error names, are in the page: the address holds
// the inputs and stays as it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!target || !(shown.contains(target) || form.contains(target))) return;
  event.preventDefault();
  for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) {
    folded.open = true;
  }
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: "center" });
});
window.addEventListener("hashchange", () => {
  if (isAnchor(location.hash)) return;
  fromAddress();
  answer({ asked: false });
});

// The example of code on a page, where it is wider than the screen, is moved by the keyboard too.
for (const each of document.querySelectorAll("article pre")) each.tabIndex = 0;
for (const each of fields) each.value = examples[each.name];
fromAddress();
document.querySelector(".live-closed").hidden = true;
form.hidden = false;
form.setAttribute("aria-busy", "true");
if (fields.some((each) => each.tagName === "TEXTAREA" && !each.value)) {
  said.textContent = "";
} else {
  said.textContent = "Python is being loaded, which takes a few seconds.";
  answer({ asked: false });
}
