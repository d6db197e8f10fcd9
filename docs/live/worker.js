// Python and the library, beside the page and not in its way. Whatever it loads stands in this folder.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);

async function fetched(name) {
  const answer = await fetch(new URL(name, here));
  if (!answer.ok) throw new Error(`${name} could not be loaded (${answer.status})`);
  return answer;
}

async function start() {
  const { archives } = await (await fetched("live.json")).json();
  const loading = archives.map(async (name) => (await fetched(name)).arrayBuffer());
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  const [folder] = pyodide.runPython("import site; site.getsitepackages()").toJs();
  for (const archive of await Promise.all(loading)) {
    pyodide.unpackArchive(archive, "zip", { extractDir: folder });
  }
  // JSON goes in and out: no object of one language is held by the other.
  return pyodide.runPython(`
import importlib, json
importlib.invalidate_caches()
import live_answers
cells = {}

def reply(what, told):
    told = json.loads(told)
    if what == "run":
        return json.dumps(live_answers.run(told["code"], cells))
    if what in ("calendar", "handout"):
        return json.dumps(getattr(live_answers, what)(told["inputs"], told["with"]))
    return json.dumps(live_answers.answer(what, told["inputs"]))

reply
`);
}

const started = start();
started.then(() => self.postMessage({ started: true }), () => {});

self.onmessage = async ({ data: { number, what, told } }) => {
  try {
    const reply = await started;
    self.postMessage({ number, answer: JSON.parse(reply(what, JSON.stringify(told))) });
  } catch (error) {
    self.postMessage({ number, failed: String(error.message ?? error) });
  }
};
