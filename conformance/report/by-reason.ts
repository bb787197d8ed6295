import type pc from "picocolors";
import { groupOf } from "../engine/requirements.ts";
import { groupBy } from "./group-by.ts";
import { legible, wrap } from "./legible.ts";
import type { Result } from "./schema.ts";

/** Whether a result has nothing to show but its reason, so that many of them can be told in one line. */
export function isOnlyReason({ verdict, evidence }: Result): boolean {
	return verdict === "skip" || (verdict === "inconclusive" && evidence === undefined);
}

/** A section that counts results by their reason, with the groups that are concerned and the way to mend it. */
export function byReason(
	title: string,
	results: readonly Result[],
	{ width, colors }: { width: number; colors: Pick<ReturnType<typeof pc.createColors>, "bold" | "dim"> },
): readonly string[] {
	if (results.length === 0) return [];
	const reasons = groupBy(results, ({ reason, remedy }) => JSON.stringify([reason, remedy]));
	const lines = [...reasons.values()].flatMap((members) => {
		const [{ reason = "no reason", remedy } = {}] = members;
		const groups = [...new Set(members.map(({ requirement }) => groupOf(requirement)))].join(", ");
		return [
			...wrap(`${members.length} because ${legible(reason)} (${groups})`, width - 2).map((line) => `  ${line}`),
			...(remedy === undefined ? [] : wrap(`to enable: ${legible(remedy)}`, width - 4)).map((line) =>
				colors.dim(`    ${line}`),
			),
		];
	});
	return ["", colors.bold(`${title}: ${results.length}, which prove nothing`), ...lines];
}
