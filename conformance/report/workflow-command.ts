/**
 * A workflow command of GitHub Actions, `::error file=a,line=1,title=b::message`. Property values are escaped so that
 * none can end itself or the properties, and the message so that it stays one line.
 */
export function workflowCommand(
	command: "error" | "warning",
	properties: Readonly<Record<string, string | number>>,
	message: string,
): string {
	const pairs = Object.entries(properties).map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
	return `::${command} ${pairs.join(",")}::${escaped(message, /[%\r\n]/g)}`;
}

function escaped(text: string, characters: RegExp): string {
	return text.replace(
		characters,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
	);
}

/** A line of a log that the runner takes for no command: `::name::` at its beginning, or `##[name]` anywhere. */
export function logLine(text: string): string {
	return `  ${text.replaceAll("##[", "## [").replace(/^\s*::/, ": :")}`;
}
