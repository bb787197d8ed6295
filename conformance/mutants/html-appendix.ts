import { html, moment } from "../report/html/index.ts";
import type { Appendix, Chapter } from "../report/index.ts";
import { groupsTable } from "./html-groups.ts";
import { groupsStyle } from "./html-groups-style.ts";
import type { KillMatrix } from "./kill-matrix.ts";
import { scoreOf } from "./score.ts";

/** What the suite was seen to catch, for the page of a run: by which one knows what it is worth that nothing was found. */
export function matrixAppendix(matrix: KillMatrix): (chapters: readonly Chapter[]) => Appendix {
	const score = scoreOf(matrix).join(", ");
	return (chapters) => ({
		section: html`<section aria-labelledby="caught"><h2 id="caught">What this suite catches</h2>
<p>Gateways that are broken on purpose, each with one fault: ${score}, on ${moment(matrix.startedAt)}.</p>
${groupsTable(matrix, chapters)}</section>`,
		style: groupsStyle,
	});
}
