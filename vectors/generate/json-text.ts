const WIDTH = 120;

/** JSON in ASCII, so that no byte of a vector depends on how a file is read. */
function ascii(value: unknown): string {
	return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => {
		return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}

function scalarsOnly(value: unknown): boolean {
	return Array.isArray(value) && value.every((entry) => typeof entry !== "object" || entry === null);
}

function flatText(value: unknown): string {
	if (typeof value !== "object" || value === null) return ascii(value);
	if (Array.isArray(value)) return `[${value.map(flatText).join(", ")}]`;
	const members = Object.entries(value).map(([name, entry]) => `${ascii(name)}: ${flatText(entry)}`);
	return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function write(value: unknown, indent: string): string {
	if (typeof value !== "object" || value === null) return ascii(value);
	const flat = flatText(value);
	if (scalarsOnly(value) || flat.length + indent.length <= WIDTH) return flat;
	const inner = `${indent}  `;
	const entries = Array.isArray(value)
		? value.map((entry) => write(entry, inner))
		: Object.entries(value).map(([name, entry]) => `${ascii(name)}: ${write(entry, inner)}`);
	const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
	return `${open}\n${entries.map((entry) => inner + entry).join(",\n")}\n${indent}${close}`;
}

/**
 * JSON text of plain data, always the same for the same data: members in the order given, what fits on a line on one
 * line, ASCII only, a line feed at the end.
 */
export function jsonText(value: unknown): string {
	return `${write(value, "")}\n`;
}
