import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { duration, list, whole } from "../../conformance/cli/arguments.ts";
import { signerGroups } from "../../conformance/diagnosis/bench/signers/index.ts";
import { matches } from "../../conformance/engine/select.ts";
import { mutants } from "../../conformance/mutants/index.ts";
import { properties } from "../properties/index.ts";
import { Bout } from "./bout.ts";
import { renderFeedback } from "./feedback-table.ts";
import { brokenGateways, type Contender } from "./gateway-bouts.ts";
import { measuredFeedback } from "./measured-feedback.ts";
import { naiveProperties } from "./naive.ts";
import { scoresOf } from "./score.ts";
import { meetSigner } from "./signer-bouts.ts";
import { renderScores } from "./table.ts";
import { measureThroughput } from "./throughput.ts";
import { renderThroughput } from "./throughput-table.ts";

/**
 * `npm run bench:fuzz`: how soon the fuzz suite, which knows no check and no mutant, finds each broken gateway that shows on
 * the wire and each wrong signer, and how soon a naive suite does. Takes hours; with --log it goes on where it was.
 */
const program = new Command("bench:fuzz")
	.description("How soon the fuzz suite finds each broken gateway and each wrong signer.")
	.option("--only <ids>", "only these faults; * stands for any text", list)
	.option("--seeds <number>", "how many seeds", whole(1, 99), 5)
	.option("--time <duration>", "for each fault and seed", duration, 60_000)
	.option("--naive <times>", "let the naive suite look so many times as long; 0: not at all", whole(0, 1000), 10)
	.option("--what <names>", "gateways, signers, feedback, throughput; all without", list)
	.option("--log <file>", "bouts, one JSON document a line; those that are in it are not fought again")
	.option("--last", "show what is in the log and fight nothing", false)
	.showHelpAfterError("(--help shows the options)");

interface Choice {
	readonly only?: readonly string[];
	readonly seeds: number;
	readonly time: number;
	readonly naive: number;
	readonly what?: readonly string[];
	readonly log?: string;
	readonly last: boolean;
}

const {
	only,
	seeds,
	time,
	naive,
	what = ["gateways", "signers", "feedback", "throughput"],
	log,
	last,
} = program.parse().opts<Choice>();
const isChosen = (id: string): boolean => only === undefined || only.some((pattern) => matches(id, pattern));
const killable = mutants.filter(({ id, seen }) => seen === "wire" && isChosen(id));
const signers = signerGroups.flatMap((group) => group.signers).filter(({ name }) => isChosen(name));
const wire = properties.filter(({ where, apart }) => where !== "in-process" && apart === undefined);
const bouts: Bout[] = log !== undefined && existsSync(log) ? readLog(log) : [];

function readLog(file: string): Bout[] {
	const lines = readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "");
	return lines.map((line) => Bout.parse(JSON.parse(line)));
}

function known(fault: string, suite: Bout["suite"], seed: number): Bout | undefined {
	return bouts.find((bout) => bout.fault === fault && bout.suite === suite && bout.seed === seed);
}

function settle(bout: Bout): Bout {
	bouts.push(bout);
	if (log !== undefined) appendFileSync(log, `${JSON.stringify(bout)}\n`);
	const told =
		bout.found === undefined
			? `not found${bout.unsettled === undefined ? "" : ` (${bout.unsettled})`}`
			: bout.found.property;
	process.stderr.write(`${bout.fault} ${bout.suite} ${bout.seed}: ${told}, ${bout.executions}, ${bout.ms} ms\n`);
	return bout;
}

/** A fault that was not found under most of the seeds is not found at the median, whatever comes of the others. */
function isDecided(fault: string): boolean {
	const missed = bouts.filter((bout) => bout.fault === fault && bout.suite === "fuzz" && bout.found === undefined);
	return missed.length > seeds / 2;
}

async function fightGateways(): Promise<void> {
	const open = killable.filter(({ id }) =>
		seedsOf().some(
			(seed) => known(id, "fuzz", seed) === undefined || (naive > 0 && known(id, "naive", seed) === undefined),
		),
	);
	for await (const { mutant, meet } of brokenGateways(open)) {
		for (const seed of seedsOf()) {
			if (isDecided(mutant.id)) break;
			const contender: Contender = { suite: "fuzz", properties: wire, timeMs: time };
			const own = known(mutant.id, "fuzz", seed) ?? settle(await meet(contender, seed));
			if (naive === 0 || own.found === undefined || known(mutant.id, "naive", seed) !== undefined) continue;
			settle(
				await meet({ suite: "naive", properties: naiveProperties, timeMs: time, most: own.executions * naive }, seed),
			);
		}
	}
}

async function fightSigners(): Promise<void> {
	for (const signer of signers) {
		for (const seed of seedsOf()) {
			for (const suite of naive === 0 ? (["fuzz"] as const) : (["fuzz", "naive"] as const)) {
				if (known(signer.name, suite, seed) === undefined) settle(await meetSigner(signer, suite, seed));
			}
		}
	}
}

function seedsOf(): readonly number[] {
	return Array.from({ length: seeds }, (_, index) => index + 1);
}

if (!last && what.includes("signers")) await fightSigners();
if (!last && what.includes("gateways")) await fightGateways();
const scoresFor = (names: readonly string[]) => scoresOf(bouts.filter(({ fault }) => names.includes(fault)));
for (const [title, names, unit] of [
	["Wrong signers", signers.map(({ name }) => name), "inputs"],
	["Broken gateways", killable.map(({ id }) => id), "requests"],
] as const) {
	const scores = scoresFor(names);
	if (scores.length > 0) process.stdout.write(renderScores(title, scores, unit));
}

if (!last && what.includes("feedback")) {
	process.stdout.write(renderFeedback(measuredFeedback("without"), measuredFeedback("with")));
}

if (!last && what.includes("throughput")) {
	process.stdout.write(
		renderThroughput(await measureThroughput(properties.filter(({ apart }) => apart === undefined))),
	);
}
