// "Run" beneath the cells of a tutorial: those above it that have not been run come first, as its
// names are theirs. Python is loaded when a cell is run for the first time.

const cells = [...document.querySelectorAll("div.highlight-python, div.highlight-pycon")];
const done = new Set();
let engine = null;

async function run(cell) {
  const output = cell.nextElementSibling.querySelector("output");
  output.textContent = engine ? "Running …" : "Python is being loaded, which takes a few seconds …";
  engine ??= import("./engine.js");
  try {
    const { ask } = await engine;
    const { text } = await ask("run", { code: cell.querySelector("pre").textContent });
    output.textContent = text || "Done: it prints nothing.";
    done.add(cell);
  } catch (error) {
    output.textContent = `Python could not answer: ${error.message}`;
  }
}

for (const [number, cell] of cells.entries()) {
  // Where it is wider than the screen, the keyboard can move it.
  cell.querySelector("pre").tabIndex = 0;
  const below = document.createElement("div");
  below.className = "live-cell";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Run";
  button.setAttribute("aria-label", `Run cell ${number + 1}`);
  button.addEventListener("click", async () => {
    for (const before of cells.slice(0, number)) if (!done.has(before)) await run(before);
    await run(cell);
  });
  const output = document.createElement("output");
  output.tabIndex = 0;
  below.append(button, output);
  cell.after(below);
}
