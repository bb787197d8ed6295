import { Buffer } from "node:buffer";

/**
 * Puts the honest text into a template of a mistaken one: `{name}` stands for it as it is, `{name:form}` for it in
 * another form (a row of `forms`), `{name:16}` for its first 16 characters. Results are wire texts.
 *
 * Throws a RangeError for a form that does not exist, and for one that leaves the text as it is where that would turn
 * a defect into none.
 */
export function fill(template: string, name: string, honest: string): string {
	return template.replaceAll(new RegExp(`\\{${name}(?::([a-z0-9-]+))?\\}`, "g"), (_, form: string | undefined) =>
		form === undefined ? honest : inForm(honest, form),
	);
}

function inForm(honest: string, form: string): string {
	if (/^[0-9]+$/.test(form)) {
		return honest.slice(0, Number(form));
	}
	const make = new Map(Object.entries(forms)).get(form);
	if (make === undefined) {
		throw new RangeError(`there is no form called ${form}`);
	}
	return make(honest);
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
			throw new RangeError("a text without letters has no other case");
		}
		return swapped;
	},
	/** What stands behind the first colon. */
	unnamed: (text: string) => text.slice(text.indexOf(":") + 1),
	hexadecimal: (text: string) => `0x${Number(text).toString(16)}`,
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
