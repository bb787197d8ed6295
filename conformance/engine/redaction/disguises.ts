import { Buffer } from "node:buffer";

/** For tests: a way in which a target may give back what it was sent. */
export interface Disguise {
	name: string;
	/** Takes and gives latin-1. */
	wear(text: string): string;
	/** Whether what is encoded in base64 is lost in it. */
	changesCase?: true;
}

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const each = (text: string, write: (code: number) => string): string =>
	[...text].map((character) => write(character.charCodeAt(0))).join("");
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");
const html: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const disguises: readonly Disguise[] = [
	{ name: "as it is", wear: (text) => text },
	{ name: "upper case", wear: (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()), changesCase: true },
	{ name: "lower case", wear: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()), changesCase: true },
	{ name: "percent-encoded", wear: (text) => each(text, (code) => `%${hex(code, 2).toUpperCase()}`) },
	{
		name: "percent-encoded where it must be",
		wear: (text) => text.replace(/[^\w.~-]/g, (character) => `%${hex(character.charCodeAt(0), 2)}`),
	},
	{
		name: "as a field of a form",
		wear: (text) =>
			text.replace(/[^\w.~ -]/g, (character) => `%${hex(character.charCodeAt(0), 2)}`).replaceAll(" ", "+"),
	},
	{ name: "in JSON", wear: (text) => JSON.stringify(text) },
	{ name: "in JSON in JSON", wear: (text) => JSON.stringify(JSON.stringify(text)) },
	{ name: "in escapes of JSON", wear: (text) => each(text, (code) => `\\u${hex(code, 4)}`) },
	{ name: "in HTML", wear: (text) => text.replace(/[&<>"']/g, (character) => html[character] ?? character) },
	{ name: "in decimal references", wear: (text) => each(text, (code) => `&#${code};`) },
	{ name: "in hexadecimal references", wear: (text) => each(text, (code) => `&#x${hex(code, 2)};`) },
	{ name: "base64", wear: (text) => bytes(text).toString("base64") },
	{ name: "base64, one byte on", wear: (text) => bytes(`<${text}>`).toString("base64") },
	{ name: "base64url, two bytes on", wear: (text) => bytes(`: ${text};`).toString("base64url") },
	{
		name: "base64 in lines",
		wear: (text) => bytes(`(${text}`).toString("base64").replace(/.{76}/g, "$&\r\n"),
	},
	{ name: "hexadecimal", wear: (text) => bytes(text).toString("hex") },
	{ name: "hexadecimal in upper case", wear: (text) => bytes(text).toString("hex").toUpperCase() },
	{ name: "broken into lines", wear: (text) => text.replace(/.{10}/g, "$&\n  ") },
	{ name: "cut off", wear: (text) => text.slice(0, Math.ceil((text.length * 2) / 3)) },
	{ name: "without its beginning", wear: (text) => text.slice(Math.floor(text.length / 3)) },
	{ name: "twice", wear: (text) => `${text}${text}` },
];

/** Whether nobody could tell what is under the second any more, once it is worn over the first. */
export function isLost(first: Disguise, second: Disguise): boolean {
	return second.changesCase === true && /base64/.test(first.name);
}
