// Resources and units, checked by validators that had no part in writing them.
//
//     python codes.py | node validate-fhir.mjs FOLDER
//
// FOLDER holds resources of release 4, one or a list of them a file. Standard input holds, as JSON,
// the codes that the library writes: { "ucum": [code, …], "bound": { value set: [code, …] } }.
// What is not sound is printed, a line each, and ends with status 1.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import lhc from "@lhncbc/ucum-lhc";
import fhir from "fhir";

const VALUE_SETS = "http://hl7.org/fhir/ValueSet/";
// Systems of codes that the validator does not hold; the standard lets any system stand there.
const FOREIGN = [
  "urn:isotretinoin:",
  "http://loinc.org",
  "http://www.whocc.no/atc",
  "http://www.nlm.nih.gov/research/umls/rxnorm",
];

const faults = [];
const validator = new fhir.Fhir();

// A missing value set is no fault of ours; a code of a foreign system in an open one is none either.
const isFault = ({ severity, message }) =>
  severity !== "info" &&
  !(severity === "warning" && FOREIGN.some((system) => message.includes(`(${system}`)));

function check(place, resource) {
  for (const each of validator.validate(resource, { errorOnUnexpected: true }).messages) {
    if (isFault(each)) faults.push(`${place}: ${each.location}: ${each.message}`);
  }
}

// The validator asks of a timing only that its parts have the right names: their codes are looked up here.
function* timings(value) {
  if (value === null || typeof value !== "object") return;
  if (value.repeat?.periodUnit || value.repeat?.when || value.repeat?.dayOfWeek) yield value.repeat;
  for (const each of Object.values(value)) yield* timings(each);
}

function codesOf(name) {
  const found = validator.parser.parsedValueSets[VALUE_SETS + name];
  if (!found) throw new Error(`the validator has no value set ${name}`);
  return new Set(found.systems.flatMap(({ codes }) => codes.map(({ code }) => code)));
}

function checkBound(place, name, codes) {
  const known = codesOf(name);
  for (const code of codes) {
    if (!known.has(code)) faults.push(`${place}: ${code} is not in the value set ${name}`);
  }
}

const ucum = lhc.UcumLhcUtils.getInstance();

function checkUnit(place, code) {
  const { status, ucumCode, msg } = ucum.validateUnitString(code, true);
  if (status !== "valid" || ucumCode !== code) {
    faults.push(`${place}: ${code} is no code of UCUM ${[msg ?? []].flat().join("; ")}`);
  }
}

function* quantities(value) {
  if (value === null || typeof value !== "object") return;
  if (value.system === "http://unitsofmeasure.org") yield value.code;
  for (const each of Object.values(value)) yield* quantities(each);
}

let resources = 0;
const [folder] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
  for (const [number, each] of [JSON.parse(readFileSync(join(folder, file), "utf8"))].flat().entries()) {
    const place = `${file}[${number}]`;
    check(place, each);
    for (const { periodUnit, when, dayOfWeek } of timings(each)) {
      checkBound(place, "units-of-time", [periodUnit ?? []].flat());
      checkBound(place, "event-timing", when ?? []);
      checkBound(place, "days-of-week", dayOfWeek ?? []);
    }
    for (const code of quantities(each)) checkUnit(place, code);
    resources += 1 + (each.entry?.length ?? 0);
  }
}

const told = JSON.parse(readFileSync(0, "utf8"));
for (const code of told.ucum) checkUnit("units", code);
for (const [name, codes] of Object.entries(told.bound)) checkBound("codes", name, codes);
if (!resources || !told.ucum.length || !Object.keys(told.bound).length) {
  faults.push("nothing was given to check");
}

for (const each of faults) console.log(each);
console.log(
  `${resources} resources, ${told.ucum.length} units, ` +
    `${Object.keys(told.bound).length} value sets: ${faults.length} faults`,
);
process.exitCode = faults.length ? 1 : 0;
