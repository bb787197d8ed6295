import { InvalidArgumentError } from "commander";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `10s`, `2m`, `1h` in milliseconds; a bare number is in seconds. */
export function duration(text: string): number {
	const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
	const ms = Number(number) * (unitMs[unit] ?? Number.NaN);
	if (!(ms > 0)) throw new InvalidArgumentError("Expected a duration such as 500ms, 10s or 2m.");
	return ms;
}

export function positive(text: string): number {
	const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (!(number > 0)) throw new InvalidArgumentError("Expected a number above 0.");
	return number;
}

/** A whole number within bounds. */
export function whole(least: number, most: number): (text: string) => number {
	return (text) => {
		const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
		if (!(number >= least && number <= most)) {
			throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
		}
		return number;
	};
}

/** `2/5`: the second of five parts. */
export function part(text: string): { index: number; of: number } {
	const [, index, of] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
	if (index === undefined || of === undefined || index > of) {
		throw new InvalidArgumentError("Expected a part and how many there are, for example 2/5: the second of five.");
	}
	return { index, of };
}

/** Adds the parts of a list, `a,b`, to those of earlier uses of the option. */
export function list(text: string, previous: readonly string[] | undefined): readonly string[] {
	const parts = text.split(",").map((part) => part.trim());
	if (parts.includes("")) throw new InvalidArgumentError("Expected names separated by commas.");
	return [...(previous ?? []), ...parts];
}

/** The same for a closed set of names. */
export function listOf<Name extends string>(
	names: readonly Name[],
): (text: string, previous: readonly Name[] | undefined) => readonly Name[] {
	return (text, previous) => {
		const chosen = list(text, undefined).map((part) => names.find((name) => name === part));
		if (chosen.includes(undefined)) throw new InvalidArgumentError(`Allowed: ${names.join(", ")}.`);
		return [...(previous ?? []), ...chosen.filter((name) => name !== undefined)];
	};
}

/** Adds one more use of the option, commas and all. */
export function each(text: string, previous: readonly string[] | undefined): readonly string[] {
	return [...(previous ?? []), text];
}
