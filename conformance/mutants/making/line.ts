import type { Stages } from "../../../gateway/src/stages.ts";
import { alsoTexts } from "./covered.ts";

/** The lines of the string to sign of countersign-v1, by what they hold. */
const lines = [
	"version",
	"keyId",
	"timestamp",
	"nonce",
	"method",
	"host",
	"target",
	"contentType",
	"contentHash",
] as const;
export type LineName = (typeof lines)[number];

/** A gateway that also accepts signatures over a string in which one line says something else, or is not there (null). */
export function alsoLine(
	name: LineName,
	others: (line: string) => readonly (string | null)[],
): (reference: Stages) => Stages {
	const at = lines.indexOf(name);
	return alsoTexts((text) => {
		const all = text.split("\n");
		const line = all[at];
		return all.length !== lines.length || line === undefined
			? []
			: others(line).map((other) => all.toSpliced(at, 1, ...(other === null ? [] : [other])).join("\n"));
	});
}
