/* The form above the table of rules. It needs nothing from outside, and sends nothing anywhere. */
"use strict";

/* Reckoning: the same as `Rulebook.known_on` in Python, which a test holds it against. */

const before = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};

/** The rule as announced by the end of that day, or null when nobody had heard of it. */
const asKnown = (rule, known) => {
  const announced = rule.announced || rule.since;
  if (!known || !announced || announced <= known) return rule;
  const heard = (rule.earlier || []).filter((told) => told.on <= known);
  if (heard.length === 0) return null;
  heard.sort((a, b) => (a.on < b.on ? -1 : 1));
  return { ...rule, since: heard[heard.length - 1].since };
};

/** The first and last day of a rule as known on a day; null of a rule that was not known then. */
const daysOf = (rules, key, known) => {
  const rule = asKnown(rules[key], known);
  if (rule === null) return null;
  let until = rule.until;
  if (rule.endedBy) {
    // It ends only because another comes: as that one was known, or as the next one that was.
    until = undefined;
    let next = rule.endedBy;
    while (next) {
      const follower = asKnown(rules[next], known);
      if (follower !== null) {
        until = before(follower.since);
        break;
      }
      next = rules[next].endedBy;
    }
  }
  return { since: rule.since, until };
};

const inForce = (days, day) =>
  days !== null && (!days.since || days.since <= day) && (!days.until || day <= days.until);

const inWords = (days) => {
  if (days === null) return "not known then";
  if (!days.since && !days.until) return "no dates given";
  if (!days.until) return `since ${days.since}`;
  if (!days.since) return `until ${days.until}`;
  return `${days.since} to ${days.until}`;
};

/** Whether a rule is shown, and in which words its days are. */
const answer = (rules, key, { day, known, since }) => {
  const days = daysOf(rules, key, known);
  let shown = days !== null;
  let words = inWords(days);
  if (since) {
    const now = inForce(days, day || "9999-12-31");
    const then = inForce(daysOf(rules, key, known), since);
    shown = now !== then;
    words = now ? `came: ${words}` : `went: ${words}`;
  } else if (day) {
    shown = inForce(days, day);
  }
  return { shown, words };
};

if (typeof module !== "undefined") module.exports = { answer, daysOf, inForce };

/* The page. */

const start = () => {
  const form = document.getElementById("rule-form");
  const rules = JSON.parse(document.getElementById("rule-days").textContent);
  const rows = [...document.querySelectorAll("#rule-table tbody tr")];
  const texts = rows.map((row) => row.textContent.toLowerCase().replace(/\s+/g, " "));
  const count = document.getElementById("rule-count");

  const narrow = () => {
    const asked = Object.fromEntries(new FormData(form));
    const words = (asked.words || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, number) => {
      const told = answer(rules, row.id, asked);
      const fits =
        told.shown &&
        (!asked.place || row.dataset.places.split(" ").includes(asked.place.replaceAll(" ", "_"))) &&
        (!asked.topic || row.dataset.topic === asked.topic) &&
        (!asked.unverified || row.dataset.verified === "no") &&
        words.every((word) => texts[number].includes(word));
      row.hidden = !fits;
      row.querySelector(".days").textContent = told.words;
      shown += fits ? 1 : 0;
    });
    count.textContent = `${shown} of ${rows.length} rules`;
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
    const address = query.size ? `?${query}` : location.pathname.split("/").pop();
    try {
      history.replaceState(null, "", address + location.hash);
    } catch {
      // A page opened from a folder may keep its address; the table is narrowed all the same.
    }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field && field.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The fields are emptied after this event.
  form.addEventListener("reset", () => setTimeout(narrow));
  narrow();
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) named.scrollIntoView();
};

if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
