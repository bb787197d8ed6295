import { InvalidArgumentError } from "commander";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `10s`, `2m`, `1h` in milliseconds; a bare number is in seconds. */
export function duration(text: string): number {
	const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
	const ms = Number(number) * (unitMs[unit] ?? Number.NaN);
	if (!(ms > 0)) throw new InvalidArgumentError("Expected a duration such as 500ms, 10s or 2m.");
	return ms;
}

/** The same, or `0`. */
export function durationOrZero(text: string): number {
	return text === "0" ? 0 : duration(text);
}

const dayOrTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A day, which begins at midnight UTC, or a time with its zone (RFC 3339), in Unix seconds. */
export function date(text: string): number {
	const ms = dayOrTime.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(ms) || !isInCalendar(text.slice(0, 10))) {
		throw new InvalidArgumentError("Expected a date such as 2027-01-31 or 2027-01-31T12:00:00Z.");
	}
	return Math.floor(ms / 1000);
}

/** One that is not, such as the 31st of February, would be taken for one of the next month. */
function isInCalendar(day: string): boolean {
	return new Date(day).toISOString().startsWith(day);
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

/** A whole number within bounds, or `none`. */
export function wholeOrNone(least: number, most: number): (text: string) => number | "none" {
	const number = whole(least, most);
	return (text) => (text === "none" ? text : number(text));
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
