import type { WindowCase } from "../laws/window.ts";
import { alternatives, idsOf, type KindRow, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { timestampTextKinds } from "./timestamp-text-kinds.ts";

/** Seconds by which a timestamp of ten digits is ahead of the whole second of the clock. */
function ahead({ text, nowMs }: WindowCase): number {
	const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, "");
	return /^[1-9][0-9]{9}$/.test(trimmed) && nowMs !== null ? Number(trimmed) - Math.floor(nowMs / 1000) : Number.NaN;
}

/** Texts of other kinds say no time at any distance from the clock. */
const tellingTexts = ["time-in-ten-digits", "time-in-blanks-of-http", "time-in-a-list", "time-beyond-32-bits"];

const outside: readonly KindRow<WindowCase>[] = [
	{ id: "one-second-too-old", threats: ["TSP-02", "TSP-04"], is: (one) => ahead(one) === -301 },
	{ id: "one-second-too-new", threats: ["TSP-03", "TSP-04"], is: (one) => ahead(one) === 301 },
	{ id: "too-old", threats: ["TSP-02", "TSP-15"], is: (one) => ahead(one) < -301 },
	{ id: "too-new", threats: ["TSP-03", "TSP-15"], is: (one) => ahead(one) > 301 },
];

const distances: readonly KindRow<WindowCase>[] = [
	{ id: "within-the-window", threats: [], apart: idsOf(outside), is: (one) => Math.abs(ahead(one)) <= 300 },
	...alternatives<WindowCase>(
		{ id: "at-the-older-edge", threats: ["TSP-04"], is: (one) => ahead(one) === -300 },
		{ id: "at-the-newer-edge", threats: ["TSP-04"], is: (one) => ahead(one) === 300 },
		...outside,
	),
];

const clocks: readonly KindRow<WindowCase>[] = [
	{ id: "clock-between-seconds", threats: ["TSP-04"], is: ({ nowMs }) => (nowMs ?? 0) % 1000 !== 0 },
	{
		id: "clock-at-the-end-of-32-bits",
		threats: ["TSP-10"],
		is: ({ nowMs }) => [2 ** 31, 2 ** 32].some((end) => Math.abs(Math.floor((nowMs ?? 0) / 1000) - end) <= 1),
	},
];

/** What a clock and a text near it can be an example of. */
export const windowCaseKinds = kindsTogether(
	kindsOfPart(timestampTextKinds, ({ text }: WindowCase) => text),
	kindsOf<WindowCase>([
		...distances.map(
			(row): KindRow<WindowCase> => ({
				...row,
				apart: [...(row.apart ?? []), ...idsOf(timestampTextKinds.all).filter((id) => !tellingTexts.includes(id))],
			}),
		),
		{
			id: "clock-without-a-number",
			threats: ["TSP-05"],
			apart: idsOf([...distances, ...clocks]),
			is: ({ nowMs }) => nowMs === null,
		},
		...clocks,
	]),
);
