import pc from "picocolors";
import { legible } from "../report/legible.ts";
import type { SignerReport } from "./report.ts";

/** Failures shown in full under each heading; the others are listed by id. */
const shownInFull = 2;

type Result = SignerReport["results"][number];

/** The first failures in full, all of them if asked, and the ids of the others. */
export function exampleLines(
	failed: readonly Result[],
	{ color, verbose }: { color: boolean; verbose: boolean },
): { lines: string[]; rest: readonly string[] } {
	const colors = pc.createColors(color);
	const shown = verbose ? failed : failed.slice(0, shownInFull);
	return {
		lines: shown.flatMap((result) => [
			`  ${colors.bold(result.id)} ${colors.dim(result.requirement)}`,
			`    ${legible(result.title)}`,
			...comparison(result).map(([label, text]) => `    ${colors.dim(label.padEnd(8))}  ${legible(text)}`),
		]),
		rest: failed.slice(shown.length).map(({ id }) => id),
	};
}

/** What was expected and what came: of the string, if that is known and not only of the signature. */
function comparison({ signed, expected = "", actual = "" }: Result): [string, string][] {
	return signed === undefined
		? [
				["expected", expected],
				["came", actual],
			]
		: [
				["line", signed.line],
				["expected", signed.expected],
				["signed", signed.actual],
			];
}

/** The first ids in one line, and how many there are besides. */
export function listedIds(
	ids: readonly string[],
	{ dim }: Pick<ReturnType<typeof pc.createColors>, "dim">,
	word = "also ",
): string[] {
	const more = ids.length > 8 ? ` and ${ids.length - 8} more` : "";
	return ids.length === 0 ? [] : [dim(`  ${word}${ids.slice(0, 8).join(", ")}${more}`)];
}
