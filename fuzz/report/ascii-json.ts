/** JSON in which look-alikes show: every character beyond ASCII is an escape. */
export function asciiJson(value: unknown, indent?: string): string {
	return JSON.stringify(value, undefined, indent).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
