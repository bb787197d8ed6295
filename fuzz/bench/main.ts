import { appendFileSync } from "node:fs";
import { Command } from "commander";
import { checks } from "../../conformance/checks/index.ts";
import { duration, list, part, whole } from "../../conformance/cli/arguments.ts";
import { CommitLog, commitOfTree } from "../../conformance/commit-log.ts";
import { signerGroups } from "../../conformance/diagnosis/bench/signers/index.ts";
import { matches } from "../../conformance/engine/select.ts";
import { mutants } from "../../conformance/mutants/index.ts";
import { unnamedFaults } from "../../conformance/mutants/unnamed.ts";
import { sha256 } from "../../conformance/sha256.ts";
import { properties } from "../properties/index.ts";
import { Bout } from "./bout.ts";
import { renderFeedback } from "./feedback-table.ts";
import { meetGateway, reference } from "./gateway-bouts.ts";
import { measuredFeedback } from "./measured-feedback.ts";
import { naiveProperties } from "./naive.ts";
import { scoresOf } from "./score.ts";
import { seenByChecks } from "./seen-by-checks.ts";
import { meetSigner, mostInputs } from "./signer-bouts.ts";
import { renderControl, renderEffort, renderRows, renderScores } from "./table.ts";
import { measureThroughput } from "./throughput.ts";
import { renderThroughput } from "./throughput-table.ts";
import { type Opponent, Tournament } from "./tournament.ts";

/**
 * `npm run bench:fuzz`: how soon the fuzz suite, which knows no check and no mutant, finds each broken gateway and each wrong
 * signer, and how soon a naive suite does. Takes hours; with --log it goes on where it was.
 */
const program = new Command("bench:fuzz")
	.description("How soon the fuzz suite finds each broken gateway and each wrong signer.")
	.option("--only <ids>", "only these faults; * stands for any text", list)
	.option("--shard <i/n>", "only this part of the broken gateways", part)
	.option("--seeds <number>", "how many seeds", whole(1, 99), 5)
	.option("--time <duration>", "for each fault, seed and suite at most", duration, 60_000)
	.option(
		"--naive-factor <times>",
		"the naive suite gives a fault up after so many times what the fuzz suite needed; 0: it is not tried",
		whole(0, 1000),
		12,
	)
	.option("--what <names>", "gateways, unnamed, signers, feedback, throughput; all without", list)
	.option("--log <file>", "keeps bouts; those of this commit that are in it are not fought again")
	.option("--rows <file>", "adds a table in Markdown with a row for each fault")
	.option("--last", "show the bouts of the last commit that is in the log, and fight nothing", false)
	.showHelpAfterError("(--help shows the options)");

interface Choice {
	readonly only?: readonly string[];
	readonly shard?: { readonly index: number; readonly of: number };
	readonly seeds: number;
	readonly time: number;
	readonly naiveFactor: number;
	readonly what?: readonly string[];
	readonly log?: string;
	readonly rows?: string;
	readonly last: boolean;
}

const choice = program.parse().opts<Choice>();
const { only, shard = { index: 1, of: 1 }, naiveFactor, last } = choice;
const { what = ["gateways", "unnamed", "signers", "feedback", "throughput"] } = choice;
const isChosen = ({ id }: { id: string }): boolean =>
	only === undefined || only.some((pattern) => matches(id, pattern));
const signers = signerGroups.flatMap((group) => group.signers).map((signer) => ({ ...signer, id: signer.name }));
const chosenSigners = signers.filter(isChosen);
const chosenMutants = mutants.filter(isChosen);
const chosenUnnamed = unnamedFaults.filter(isChosen);
/** Neighbours are alike: in an order by chance, what is done tells how long the rest takes, and how it will fare. */
const inDisorder = chosenMutants.toSorted((one, other) => (sha256(one.id) < sha256(other.id) ? -1 : 1));
const hidden = new Map(chosenMutants.flatMap(({ id, seen }) => (seen === "wire" ? [] : [[id, seen.inside] as const])));
const wire = properties.filter(({ where, apart }) => where !== "in-process" && apart === undefined);

const commit = commitOfTree();
if (choice.log !== undefined && !last && commit.includes(" ")) {
	process.stderr.write("the tree differs from its commit: these bouts are kept, and count for no later run\n");
}
const log = new CommitLog(choice.log, commit, Bout);
const tournament = new Tournament({
	seeds: Array.from({ length: choice.seeds }, (_, index) => index + 1),
	naiveFactor,
	before: last ? log.last() : log.before(),
	keep: (bout) => log.add(bout),
	tell: (text) => process.stderr.write(`${text}\n`),
});
if (!last && what.includes("signers")) {
	await tournament.fight(
		chosenSigners.map((signer) => ({
			fault: signer.id,
			meet: (suite, seed, most = mostInputs) => meetSigner(signer, suite, { seed, most }),
		})),
	);
}
const gateway = (fault: string): Opponent => ({
	fault,
	hidden: hidden.has(fault),
	meet: (suite, seed, most) => {
		const contender = { suite, properties: suite === "fuzz" ? wire : naiveProperties, timeMs: choice.time };
		return meetGateway(fault, most === undefined ? contender : { ...contender, most }, seed);
	},
});
if (!last && what.includes("gateways")) {
	if (shard.index === 1 && isChosen({ id: reference })) await tournament.control(gateway(reference));
	const own = inDisorder.filter((_, place) => place % shard.of === shard.index - 1);
	await tournament.fight(own.map(({ id }) => gateway(id)));
}
if (!last && what.includes("unnamed")) {
	const seen = await seenByChecks(chosenUnnamed);
	const all = `${checks.length} checks see ${seen.length === 0 ? "none" : "some"} of ${chosenUnnamed.length} faults that have no name`;
	process.stdout.write(`${[all, ...seen].join("\n  ")}\n`);
	if (seen.length > 0) process.exitCode = 1;
	await tournament.fight(chosenUnnamed.map(({ id }) => gateway(id)));
}
const control = tournament.bouts.filter(({ fault }) => fault === reference);
process.stdout.write(renderControl(control));
if (control.some(({ found }) => found !== undefined)) process.exitCode = 1;
for (const [title, faults, unit] of [
	["Wrong signers", chosenSigners, "inputs"],
	["Broken gateways", inDisorder, "requests"],
	["Broken gateways that pass every check", chosenUnnamed, "requests"],
] as const) {
	const ids = new Set(faults.map(({ id }) => id));
	const scores = scoresOf(tournament.bouts.filter(({ fault }) => ids.has(fault)));
	if (scores.length === 0) continue;
	process.stdout.write(renderScores(title, scores, { unit, of: ids.size, naiveFactor, hidden }));
	if (choice.rows !== undefined) appendFileSync(choice.rows, `## ${title}\n\n${renderRows(scores, unit)}\n`);
}
if (what.includes("gateways") || what.includes("unnamed")) {
	process.stdout.write(renderEffort(tournament.bouts.filter(({ bootMs }) => bootMs > 0)));
}

if (!last && what.includes("feedback")) {
	process.stdout.write(renderFeedback(measuredFeedback("without"), measuredFeedback("with")));
}

if (!last && what.includes("throughput")) {
	process.stdout.write(
		renderThroughput(await measureThroughput(properties.filter(({ apart }) => apart === undefined))),
	);
}
