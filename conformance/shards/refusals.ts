/** What the first of these finds that finds anything: each takes for granted what those before it establish. */
export function firstProblems(refusals: readonly (() => readonly string[])[]): readonly string[] {
	for (const refusal of refusals) {
		const problems = refusal();
		if (problems.length > 0) return problems;
	}
	return [];
}

/** Why a report cannot be merged with others that is none of a shard; `command` makes one that can. */
export function notOfAShard(file: string, { shards }: { readonly shards?: unknown }, command: string): string {
	return shards === undefined
		? `${file} is not the report of a shard. Run ${command} --shard i/n.`
		: `${file} is merged already. Give the reports of the shards.`;
}
