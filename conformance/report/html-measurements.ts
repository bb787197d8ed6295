import { html, type Markup, type Piece } from "./html/index.ts";
import type { Measurement } from "./measurement.ts";
import { byMethod, measurementRemarks, measurementSentence } from "./measurement-lines.ts";
import type { Report } from "./schema.ts";

/** What was measured and not judged, how, and on what it rests. */
export function measurementsSection({ measurements = [] }: Report): Piece {
	if (measurements.length === 0) return undefined;
	const groups = byMethod(measurements).map(
		(group) => html`<li><ul>${group.map(measurementItem)}</ul>
${measurementRemarks(group).map((remark) => html`<p class="faint">${remark}</p>`)}</li>
`,
	);
	return html`<section aria-labelledby="measurements"><h2 id="measurements">Measured, without a verdict</h2>
<ul class="measurements">${groups}</ul></section>`;
}

function measurementItem(measurement: Measurement): Markup {
	const { id, requirement, title } = measurement;
	const about = requirement === undefined ? undefined : html`, about <a href="#${requirement}">${requirement}</a>`;
	return html`<li><p>${measurementSentence(measurement)}</p>
<p class="faint"><code>${id}</code>: ${title}${about}</p></li>`;
}
