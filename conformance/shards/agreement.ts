import type { RunInputs } from "../report/run-inputs.ts";
import type { Report } from "../report/schema.ts";
import type { Shard } from "./schema.ts";

/** The report of one shard, and what is known of it there. */
export interface ShardReport {
	/** As it was named, for messages. */
	file: string;
	report: Report;
	shard: Shard;
	inputs: RunInputs;
}

interface Trait {
	name: string;
	of(one: ShardReport): string;
	remedy: string;
}

const sameRun = "Run all shards with the same version of countersign.";
const sameCommand = "Run all shards with the same options, --shard apart.";

/** What all shards of one run have in common, in the order in which a difference explains the ones after it. */
const traits: readonly Trait[] = [
	{ name: "version", of: ({ report }) => report.tool.version, remedy: sameRun },
	{ name: "suite of checks", of: ({ inputs }) => inputs.suite.digest, remedy: sameRun },
	{ name: "requirements", of: ({ inputs }) => inputs.requirements, remedy: sameRun },
	{ name: "vectors", of: ({ inputs }) => `${inputs.vectors.version} ${inputs.vectors.digest}`, remedy: sameRun },
	{
		name: "number of shards",
		of: ({ shard }) => String(shard.of),
		remedy: "Run all shards as parts of the same number.",
	},
	{ name: "seed", of: ({ report }) => report.seed, remedy: "Run all shards with the same --seed." },
	{ name: "target", of: ({ report }) => placeOf(report.target.url), remedy: "Run all shards against the same target." },
	{ name: "name of the target", of: ({ report }) => placeOf(report.target.name), remedy: sameCommand },
	{ name: "error style", of: ({ report }) => report.target.errors, remedy: sameCommand },
	{ name: "scheme", of: ({ report }) => report.scheme, remedy: sameCommand },
	{ name: "scheme file", of: ({ inputs }) => inputs.scheme ?? "none", remedy: sameCommand },
	{ name: "config", of: configOf, remedy: "Run all shards with the same config." },
	{
		name: "waivers",
		of: ({ inputs, report }) => `${inputs.waivers ?? "none"}${report.waivers === undefined ? "" : ", judged"}`,
		remedy: "Run all shards with the same --expected-failures.",
	},
	{ name: "number of selected checks", of: ({ shard }) => String(shard.total), remedy: sameCommand },
	{ name: "selected checks", of: ({ shard }) => shard.digest, remedy: sameCommand },
];

/** What two shards that should be of one run do not have in common, each with what to do. */
export function disagreements(shards: readonly ShardReport[]): readonly string[] {
	const [first, ...others] = shards;
	if (first === undefined) return [];
	return traits.flatMap(({ name, of, remedy }) => {
		const other = others.find((one) => of(one) !== of(first));
		if (other === undefined) return [];
		return [`${first.file} and ${other.file} differ in ${name}: ${of(first)} and ${of(other)}. ${remedy}`];
	});
}

/** On one machine every shard may have a gateway of its own, whose port, and so whose config, is its own too. */
function configOf({ inputs, report }: ShardReport): string {
	const digests = inputs.configs.join(" ");
	return isLoopback(report.target.url) && digests !== "" ? "its own" : digests || "none";
}

function isLoopback(url: string): boolean {
	return URL.canParse(url) && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** A place without the port, where the port says nothing. */
export function placeOf(text: string): string {
	if (!isLoopback(text)) return text;
	const { protocol, hostname } = new URL(text);
	return `${protocol}//${hostname}`;
}
