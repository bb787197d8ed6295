import type { RunInputs } from "../report/run-inputs.ts";
import type { Report } from "../report/schema.ts";
import { isLoopback } from "./place.ts";
import { sameCommand, sameVersion } from "./remedies.ts";
import type { Shard } from "./schema.ts";
import { differences, type Trait, traitsOfAny } from "./trait.ts";

/** The report of one shard, and what is known of it there. */
export interface ShardReport {
	/** As it was named, for messages. */
	file: string;
	report: Report;
	shard: Shard;
	inputs: RunInputs;
}

/** What all shards of one run have in common, in the order in which a difference explains the ones after it. */
const traits: readonly Trait<ShardReport>[] = [
	traitsOfAny.version,
	{ name: "suite of checks", of: ({ inputs }) => inputs.suite.digest, remedy: sameVersion },
	{ name: "requirements", of: ({ inputs }) => inputs.requirements, remedy: sameVersion },
	{ name: "vectors", of: ({ inputs }) => `${inputs.vectors.version} ${inputs.vectors.digest}`, remedy: sameVersion },
	traitsOfAny.count,
	traitsOfAny.seed,
	traitsOfAny.target,
	traitsOfAny.nameOfTarget,
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
	return differences(shards, traits);
}

/** On one machine every shard may have a gateway of its own, whose port, and so whose config, is its own too. */
function configOf({ inputs, report }: ShardReport): string {
	const digests = inputs.configs.join(" ");
	return isLoopback(report.target.url) && digests !== "" ? "its own" : digests || "none";
}
