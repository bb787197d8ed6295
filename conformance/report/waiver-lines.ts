import type pc from "picocolors";
import { legible, wrap } from "./legible.ts";
import type { Report } from "./schema.ts";

type Judged = NonNullable<Report["waivers"]>[number];

const meanings: Readonly<Record<Judged["state"], string>> = {
	met: "waived",
	otherwise: "waived is another outcome",
	stale: "stale: it fails no more, remove the waiver",
	expired: "expired",
	unproven: "unproven: the check established nothing",
};

/** What became of a waiver, in a sentence. */
export function waiverSentence(waiver: Judged): string {
	const { state, came, owner, reason, link, expires } = waiver;
	return `${meanings[state]}; came ${came}; ${owner}, until ${expires}: ${reason} (${link})`;
}

/** A waiver that fails a run by itself. */
export function isBrokenWaiver({ state }: Judged): boolean {
	return state === "stale" || state === "expired";
}

/** A section that accounts for each waiver; those that fail the run stand out. */
export function waiverLines(
	{ waivers = [] }: Report,
	{ width, colors }: { width: number; colors: Pick<ReturnType<typeof pc.createColors>, "bold" | "dim" | "red"> },
): readonly string[] {
	if (waivers.length === 0) return [];
	const broken = waivers.filter(isBrokenWaiver).length;
	const counted = `${waivers.length}${broken === 0 ? "" : `, ${broken} stale or expired`}`;
	const lines = waivers.flatMap((waiver) => [
		`  ${isBrokenWaiver(waiver) ? colors.red(waiver.id) : waiver.id}`,
		...wrap(legible(waiverSentence(waiver)), width - 4).map((line) => colors.dim(`    ${line}`)),
	]);
	return ["", colors.bold(`Waivers: ${counted}`), ...lines];
}
