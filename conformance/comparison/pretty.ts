import pc from "picocolors";
import { legible, wrap } from "../report/legible.ts";
import type { Change, Comparison } from "./schema.ts";

type Colors = ReturnType<typeof pc.createColors>;

const order = ["worse", "otherwise", "better"] as const;
const paint: Readonly<Record<Change["change"], (colors: Colors) => (text: string) => string>> = {
	better: ({ green }) => green,
	worse: ({ red }) => red,
	otherwise: ({ yellow }) => yellow,
};

/** For people: what got worse first. */
export function renderComparison(comparison: Comparison, { color, width }: { color: boolean; width: number }): string {
	const colors = pc.createColors(color);
	const { before, after, differences, inconclusive, summary, changes } = comparison;
	const sorted = order.flatMap((kind) => changes.filter(({ change }) => change === kind));
	return [
		`${colors.bold("before")}  ${legible(before.target.name)}, ${before.startedAt}`,
		`${colors.bold("after")}   ${legible(after.target.name)}, ${after.startedAt}`,
		...differences.map((difference) => colors.yellow(`        ${legible(difference)}`)),
		"",
		...sorted.flatMap(({ change, id, title, reason }) => [
			`${paint[change](colors)(change.padEnd(9))}  ${colors.bold(legible(id))}`,
			...[title, reason].flatMap((text) =>
				wrap(legible(text), Math.max(20, width - 11)).map((line) => `           ${line}`),
			),
			"",
		]),
		`${summary.better} better, ${summary.worse} worse, ${summary.otherwise} otherwise, ${summary.same} the same`,
		...(inconclusive === undefined ? [] : ["", ...wrap(`Inconclusive: ${legible(inconclusive)}`, width)]),
		"",
	].join("\n");
}
