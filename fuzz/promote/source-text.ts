import { asciiJson } from "../report/ascii-json.ts";

/** A value of JSON as TypeScript is written here: names without quotes where they need none, short lists on one line. */
export function sourceText(value: unknown, indent = ""): string {
	const short = asciiJson(value);
	if (typeof value !== "object" || value === null) return short;
	const inner = `${indent}\t`;
	if (Array.isArray(value)) {
		const items = value.map((item) => sourceText(item, inner));
		const line = `[${items.join(", ")}]`;
		return fits(line, indent) ? line : `[\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}]`;
	}
	const members = Object.entries(value).map(([name, member]) => `${memberName(name)}: ${sourceText(member, inner)}`);
	const line = `{ ${members.join(", ")} }`;
	if (members.length === 0) return "{}";
	return fits(line, indent) ? line : `{\n${members.map((member) => `${inner}${member},\n`).join("")}${indent}}`;
}

const lineWidth = 120;
/** Room for a name in front of it. */
const spared = 20;

function fits(line: string, indent: string): boolean {
	return !line.includes("\n") && line.length + 2 * indent.length < lineWidth - spared;
}

function memberName(name: string): string {
	// Without brackets this one is no member but what the object inherits from.
	if (name === "__proto__") return '["__proto__"]';
	return /^[A-Za-z_$][\w$]*$/.test(name) ? name : asciiJson(name);
}

/** A text within a comment: what would end it is taken apart. */
export function commentText(text: string): string {
	return text.replaceAll("*/", "* /").replaceAll(/[\r\n]+/g, " ");
}
