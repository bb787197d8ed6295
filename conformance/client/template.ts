import { Buffer } from "node:buffer";
import { NothingToChange } from "./nothing-to-change.ts";

/**
 * Puts the honest text into a template of a mistaken one: `{name}` stands for it as it is, `{name:form}` for it in
 * another form (a row of `forms`), `{name:16}` for its first 16 characters, `{name:-16}` for its last 16, and never for all of them. Results are wire
 * texts.
 *
 * Throws a RangeError for a form that does not exist, and a `NothingToChange` for one that would leave the text as it is,
 * or leave nothing of it.
 */
export function fill(template: string, name: string, honest: string): string {
	return template.replaceAll(new RegExp(`\\{${name}(?::([a-z0-9-]+))?\\}`, "g"), (_, form: string | undefined) =>
		form === undefined ? honest : inForm(honest, form),
	);
}

function inForm(honest: string, form: string): string {
	if (/^-?[0-9]+$/.test(form)) {
		return part(honest, Number(form));
	}
	const make = new Map(Object.entries(forms)).get(form);
	if (make === undefined) {
		throw new RangeError(`there is no form called ${form}`);
	}
	return make(honest);
}

/** So many characters of its beginning, or of its end where it is less than nothing. */
function part(text: string, length: number): string {
	const most = text.length - 1;
	const some = length < 0 ? text.slice(Math.max(1, text.length + length)) : text.slice(0, Math.min(length, most));
	if (some === "") {
		throw new NothingToChange("a text of one character has no part", "choose a key id of several characters");
	}
	return some;
}

const forms = {
	upper: (text: string) => text.toUpperCase(),
	lower: (text: string) => text.toLowerCase(),
	/** Each letter in its other case. */
	swapped: (text: string) => {
		const swapped = text.replace(/[a-z]/gi, (letter) =>
			letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
		);
		if (swapped === text) {
			throw new NothingToChange("a text without letters has no other case", "choose a key id with letters");
		}
		return swapped;
	},
	/** What stands behind the first colon. */
	unnamed: (text: string) => text.slice(text.indexOf(":") + 1),
	hexadecimal: (text: string) => `0x${Number(text).toString(16)}`,
	octal: (text: string) => `0o${Number(text).toString(8)}`,
	binary: (text: string) => `0b${Number(text).toString(2)}`,
	/** In threes from the end, as in Python and Rust. */
	underscored: (text: string) => text.replaceAll(/\B(?=(?:\d{3})+$)/g, "_"),
	/** In threes from the end, as people read them. */
	grouped: (text: string) => text.replaceAll(/\B(?=(?:\d{3})+$)/g, ","),
	/** What 32 bits do not tell from the honest number. */
	wrapped: (text: string) => String(Number(text) + 2 ** 32),
	exponent: (text: string) => `${text.charAt(0)}.${text.slice(1)}e${text.length - 1}`,
	"iso-8601": (text: string) => new Date(Number(text) * 1000).toISOString(),
	/** RFC 9110 §5.6.7. */
	"http-date": (text: string) => new Date(Number(text) * 1000).toUTCString(),
	"arabic-digits": (text: string) => digitsFrom(text, 0x0660),
	"fullwidth-digits": (text: string) => digitsFrom(text, 0xff10),
};

/** The digits of another script, in UTF-8 as a wire text. */
function digitsFrom(text: string, zero: number): string {
	const digits = text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
	return Buffer.from(digits, "utf8").toString("latin1");
}
