import { legible, wrap } from "../report/legible.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A member of a document that people read: what it is, and its value. */
interface Given {
	kind: "given";
	name: string;
	/** One sentence or two; none for a member that speaks for itself. */
	says: string;
	value: Json | Members;
}

/** Members that are left out: what they would do, and how they could look. They are used together or not at all. */
interface Example {
	kind: "example";
	says: string;
	members: { readonly [name: string]: Json };
}

/** An object whose members are commented. */
export class Members {
	readonly list: readonly (Given | Example)[];

	constructor(list: readonly (Given | Example)[]) {
		this.list = list;
	}
}

export function given(name: string, value: Given["value"], says = ""): Given {
	return { kind: "given", name, says, value };
}

export function example(members: Example["members"], says: string): Example {
	return { kind: "example", says, members };
}

const width = 120;
/** A tab is as wide as this to many readers. */
const tabWidth = 4;

/**
 * A document as JSON with comments, by a head of comments. Examples never stand last, so that taking the slashes away
 * leaves JSON without a comma too many.
 */
export function commentedJson(head: string, document: Members): string {
	return [...commentLines(head, 0), ...objectLines(document, 0)].join("\n").concat("\n");
}

/** The same as plain JSON, without comments and examples. */
export function plainJson(document: Members): string {
	return `${JSON.stringify(plainValue(document), undefined, "\t")}\n`;
}

function plainValue(value: Given["value"]): Json {
	if (!(value instanceof Members)) return value;
	return Object.fromEntries(
		value.list.flatMap((member) => (member.kind === "given" ? [[member.name, plainValue(member.value)]] : [])),
	);
}

/** The lines of an object that stands so many tabs deep; the first tabs are added by whoever it stands in. */
function objectLines({ list }: Members, depth: number): readonly string[] {
	const last = list.findLast(({ kind }) => kind === "given");
	const ordered = last === undefined ? list : [...list.filter((member) => member !== last), last];
	const blocks = ordered.map((member) =>
		member.kind === "example" ? exampleLines(member, depth + 1) : givenLines(member, depth + 1, member !== last),
	);
	// What has no comment of its own stays close to what is before it.
	const lines = blocks.flatMap((block, at) => (at > 0 && block[0]?.startsWith("//") === true ? ["", ...block] : block));
	return ["{", ...lines.map((line) => (line === "" ? "" : `\t${line}`)), "}"];
}

function givenLines({ name, says, value }: Given, depth: number, more: boolean): readonly string[] {
	return [...commentLines(says, depth), ...memberLines(name, value, depth, more)];
}

function exampleLines({ says, members }: Example, depth: number): readonly string[] {
	const lines = Object.entries(members).flatMap(([name, value]) => memberLines(name, value, depth, true));
	return [...commentLines(says, depth), ...lines.map((line) => `// ${line}`)];
}

/** A member, or an item of a list, which has no name. */
function memberLines(name: string, value: Given["value"], depth: number, more: boolean): readonly string[] {
	const label = name === "" ? "" : `${JSON.stringify(name)}: `;
	const [first = "", ...others] = valueLines(value, depth, width - depth * tabWidth - label.length - "// ,".length);
	const lines = [label + first, ...others];
	return more ? lines.with(-1, `${lines.at(-1)},`) : lines;
}

function commentLines(says: string, depth: number): readonly string[] {
	if (says === "") return [];
	// A line that ended within would end the comment.
	return wrap(legible(says), width - depth * tabWidth - "// ".length).map((line) => `// ${line}`);
}

function valueLines(value: Given["value"], depth: number, room: number): readonly string[] {
	if (value instanceof Members) return objectLines(value, depth);
	const line = oneLine(value);
	if (line.length <= room || typeof value !== "object" || value === null) return [line];
	const entries: readonly (readonly [name: string, item: Json])[] = isList(value)
		? value.map((item) => ["", item])
		: Object.entries(value);
	const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
	const lines = entries.flatMap(([name, item], at) => memberLines(name, item, depth + 1, at + 1 < entries.length));
	return [open, ...lines.map((text) => `\t${text}`), close];
}

function oneLine(value: Json): string {
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (isList(value)) return `[${value.map(oneLine).join(", ")}]`;
	const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`);
	return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function isList(value: Json): value is readonly Json[] {
	return Array.isArray(value);
}
