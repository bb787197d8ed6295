import { groupOf } from "../engine/requirements.ts";
import { isOnlyReason } from "./by-reason.ts";
import { groupBy } from "./group-by.ts";
import { clipped, html, type Piece } from "./html/index.ts";
import type { Report, Result } from "./schema.ts";

/** What proves nothing, by its reason, with the way to mend it. */
export function reasonsSection({ results, inconclusive }: Report): Piece {
	const bare = results.filter((result) => result.waiver === undefined && isOnlyReason(result));
	const skipped = bare.filter(({ verdict }) => verdict === "skip");
	// What is true of the whole run stands above everything.
	const others = bare.filter(({ verdict, reason }) => verdict !== "skip" && reason !== inconclusive);
	return [
		section("no-verdict", "Came to no verdict", others),
		section("skipped", "Not tested, and how to change that", skipped),
	];
}

function section(id: string, heading: string, results: readonly Result[]): Piece {
	if (results.length === 0) return undefined;
	const reasons = groupBy(results, ({ reason, remedy }) => JSON.stringify([reason, remedy]));
	const items = [...reasons.values()]
		.toSorted((one, other) => other.length - one.length)
		.map((members) => {
			const [{ reason = "no reason", remedy } = {}] = members;
			const groups = [...new Set(members.map(({ requirement }) => groupOf(requirement)))].join(", ");
			return html`<li><span class="number">${members.length}</span><div><p>${clipped(reason, 2000)}</p>
${remedy === undefined ? undefined : html`<p>To enable: ${remedy}</p>`}<p class="faint groups">${groups}</p></div></li>
`;
		});
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
<ul class="reasons">${items}</ul></section>`;
}
