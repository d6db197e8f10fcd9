// The door to the worker: one question, one promise of an answer.

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;

export function ask(what, told) {
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, what, told });
  });
}

function refuseAll(reason) {
  for (const { reject } of waiting.values()) reject(new Error(reason));
  waiting.clear();
}

worker.onmessage = ({ data: { number, answer, failed } }) => {
  const { resolve, reject } = waiting.get(number) ?? {};
  waiting.delete(number);
  if (failed === undefined) resolve?.(answer);
  else reject?.(new Error(failed));
};
worker.onerror = (event) => refuseAll(event.message || "Python could not be started");
