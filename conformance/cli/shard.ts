import type { Check } from "../engine/check.ts";
import type { Report } from "../report/index.ts";
import { digestOfIds, type ShardChoice, shardOf } from "../shards/index.ts";
import { UsageError } from "./usage-error.ts";

interface ShardOptions {
	shard?: ShardChoice;
	seed?: string;
	list?: boolean;
	dryRun?: boolean;
	updateBaseline?: boolean;
	measure?: unknown;
	config?: unknown;
	target?: unknown;
	minExercised?: number;
}

/** What is run, and of which whole it is a part. */
interface Chosen {
	checks: readonly Check[];
	shard?: NonNullable<Report["shard"]>;
	/** What whoever starts the shards has to know. */
	notice?: string;
}

const disturbing =
	"Something in this shard changes what the other shards rely on: start it when they have ended, or with a gateway of its own.";

/**
 * The part of the selection that `--shard` asks for, or all of it. Throws a `UsageError` for a part without checks, and
 * for what makes no sense of a part alone.
 */
export function chosenShard(selected: readonly Check[], options: ShardOptions): Chosen {
	const { shard: choice, seed, list, dryRun, updateBaseline, measure, minExercised, config, target } = options;
	if (choice === undefined) return { checks: selected };
	const { index, of } = choice;
	if (updateBaseline === true) {
		throw new UsageError("--update-baseline and --shard exclude each other: update it by a run of the whole.");
	}
	if (minExercised !== undefined) {
		throw new UsageError("--min-exercised and --shard exclude each other: give it to countersign merge.");
	}
	if (seed === undefined && list !== true && dryRun !== true) {
		throw new UsageError(
			"--shard needs --seed, because all shards must make the same random choices: give each the same text, such as the id of the build.",
		);
	}
	const checks = shardOf(selected, choice);
	if (checks.length === 0) {
		throw new UsageError(
			`Shard ${index} of ${of} has no check, as ${selected.length} in all are selected: make fewer shards.`,
		);
	}
	// An embedded gateway is there for one shard only.
	const isShared = config !== undefined || target !== undefined;
	const disturbs = checks.some(({ exclusive }) => exclusive === true) || (measure !== undefined && index === of);
	return {
		checks,
		...(disturbs && isShared && of > 1 ? { notice: disturbing } : {}),
		shard: { ...choice, total: selected.length, digest: digestOfIds(selected.map(({ id }) => id)) },
	};
}
