// The door to the worker: one question, one promise of an answer.

const waiting = new Map();
let worker = null;
let ready = false;
let last = 0;

function refuseAll(reason) {
  for (const { reject } of waiting.values()) reject(new Error(reason));
  waiting.clear();
}

function start() {
  ready = false;
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data: { number, answer, failed, started } }) => {
    if (started) ready = true;
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (failed === undefined) resolve?.(answer);
    else reject?.(new Error(failed));
  };
  worker.onerror = (event) => refuseAll(event.message || "it could not be started");
}

export function ask(what, told) {
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, what, told });
  });
}

/** Whether Python is there: until then, what is asked has not been begun. */
export function isReady() {
  return ready;
}

/** Give up what is being worked on, and begin anew. */
export function restart() {
  worker.terminate();
  refuseAll("it was stopped");
  start();
}

start();
