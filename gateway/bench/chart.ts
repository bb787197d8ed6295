import type { RowSummary, SectionSummary } from "./summary.ts";
import { numberText } from "./table.ts";

const barWidth = 400;
const rowHeight = 22;
const headHeight = 44;
/** Of a letter, by and large; and of what stands beside a bar. */
const letterWidth = 7.2;
const toldWidth = 230;

/**
 * All sections that were measured and not counted, as one SVG that loads nothing: a bar for each median, and a line from the
 * least to the most of all rounds. Bars are ratios where a section has them, its own unit elsewhere; each section has a scale of its own.
 */
export function renderChart(sections: readonly SectionSummary[]): string {
	const measured = sections.filter(({ counted }) => counted !== true);
	const letters = Math.max(0, ...measured.flatMap(({ rows }) => rows.map(({ name }) => name.length)));
	const labelWidth = Math.ceil(letters * letterWidth) + 20;
	const width = labelWidth + barWidth + toldWidth;
	let top = 0;
	const parts = measured.map((section) => {
		const part = `<g transform="translate(0 ${top})">${sectionPart(section, labelWidth)}</g>`;
		top += headHeight + section.rows.length * rowHeight;
		return part;
	});
	const height = top + 16;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Speed of the reference gateway beside its peers">
<style>${style}</style>
<rect class="ground" width="${width}" height="${height}"/>
${parts.join("\n")}
</svg>
`;
}

const style = `.ground{fill:#fff}text{font:13px system-ui,sans-serif;fill:#1a1a1a}.title{font-weight:600}.aside{fill:#595959}.bar{fill:#3b6ea8}.base{fill:#8a8a8a}.spread{stroke:#1a1a1a;stroke-width:1.5}
@media(prefers-color-scheme:dark){.ground{fill:#16181c}text{fill:#e8e8e8}.aside{fill:#a8a8a8}.bar{fill:#5b94d6}.spread{stroke:#e8e8e8}}`;

interface Bar {
	readonly name: string;
	readonly look: "bar" | "base";
	readonly median: number;
	readonly lowest: number;
	readonly highest: number;
	readonly told: string;
}

function sectionPart({ title, unit, rows }: SectionSummary, labelWidth: number): string {
	const isCompared = rows.some(({ ratios }) => ratios.length > 0);
	const bars = rows.map((row) => (isCompared ? ratioBar(row, unit) : valueBar(row, unit)));
	const most = Math.max(...bars.map(({ highest }) => highest));
	const scale = most === 0 ? 0 : barWidth / most;
	return [
		`<text class="title" x="12" y="30">${escaped(title)}</text>`,
		...bars.map((bar, index) => barPart(bar, { left: labelWidth, top: headHeight + index * rowHeight, scale })),
	].join("");
}

/** A row that others are compared with is as long as one; what is compared with several, the first of them. */
function ratioBar(row: RowSummary, unit: string): Bar {
	const { name, median } = row;
	const [ratio] = row.ratios;
	const told = `${numberText(median)} ${unit}`;
	return ratio === undefined
		? { name, look: "base", median: 1, lowest: 1, highest: 1, told }
		: { name, look: "bar", ...ratio, told: `${ratio.median.toFixed(2)}, ${told}` };
}

function valueBar({ name, median, lowest, highest }: RowSummary, unit: string): Bar {
	return { name, look: "bar", median, lowest, highest, told: `${numberText(median)} ${unit}` };
}

function barPart(
	{ name, look, median, lowest, highest, told }: Bar,
	{ left, top, scale }: { readonly left: number; readonly top: number; readonly scale: number },
): string {
	const x = (value: number) => (left + value * scale).toFixed(1);
	const middle = top + rowHeight / 2;
	return [
		`<text x="${left - 8}" y="${middle + 4}" text-anchor="end">${escaped(name)}</text>`,
		`<rect class="${look}" x="${left}" y="${top + 3}" width="${(median * scale).toFixed(1)}" height="${rowHeight - 6}"/>`,
		...(highest > lowest
			? [`<line class="spread" x1="${x(lowest)}" x2="${x(highest)}" y1="${middle}" y2="${middle}"/>`]
			: []),
		`<text class="aside" x="${left + barWidth + 12}" y="${middle + 4}">${escaped(told)}</text>`,
	].join("");
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
