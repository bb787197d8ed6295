import type { Throughput } from "./throughput.ts";

/** How fast each property goes, for people. */
export function renderThroughput({ ceiling, speeds }: Throughput): string {
	const longest = Math.max(...speeds.map(({ property }) => property.length));
	const rows = speeds.map(({ property, inputs, wire }) => {
		const requests =
			wire === undefined
				? ""
				: `, ${whole(wire.requests)} requests/s, ${(wire.share * 100).toFixed(0)} % of the ceiling`;
		return `  ${property.padEnd(longest)}  ${whole(inputs)} inputs/s${requests}`;
	});
	return [
		`Throughput, medians of alternating rounds; the raw client against a Worker that does nothing: ${whole(ceiling)} requests/s`,
		...rows,
		"",
	].join("\n");
}

function whole(number: number): string {
	return Math.round(number).toLocaleString("en");
}
