import type pc from "picocolors";
import { labelledRows } from "./labelled-rows.ts";
import type { Evidence, Result } from "./schema.ts";

export interface FindingOptions {
	width: number;
	textOf(requirement: string): string | undefined;
	/** The command to which `--only ID` is added to repeat the check. */
	repeat: string;
	paint(text: string): string;
	/** Ids of other checks that found the same; none unless told. */
	alike?: readonly string[];
	colors: Pick<ReturnType<typeof pc.createColors>, "bold" | "dim">;
}

const indent = 4;

function body({ bytes, text, base64, truncated }: Evidence["request"]["body"]): string {
	if (bytes === 0) return "no body";
	const content = text === undefined ? `base64 ${base64 ?? ""}` : text.replaceAll("\n", "\\n");
	return `${bytes} bytes: ${content.slice(0, 200)}${truncated === true || content.length > 200 ? "…" : ""}`;
}

function sent({ method, target, framing, body: request }: Evidence["request"]): string {
	const shown = target.length > 200 ? `${target.slice(0, 200)}… (${target.length} characters)` : target;
	return `${method} ${shown}, ${request.bytes === 0 ? "no body" : `${body(request)}, ${framing}`}`;
}

function came(response: Evidence["response"]): string {
	if ("fault" in response) return `no answer: ${response.fault} (${response.detail})`;
	return `${response.status} after ${Math.round(response.durationMs)} ms, ${body(response.body)}`;
}

function alikeText(ids: readonly string[] = []): string | undefined {
	if (ids.length === 0) return undefined;
	return `${ids.length} more, in full with --verbose: ${ids.map((id) => id.slice(id.indexOf("/") + 1)).join(", ")}`;
}

/** One finding in full: the sentence that is broken, what was sent, expected and came, why it matters, and how to see it again. */
export function finding(result: Result, options: FindingOptions): readonly string[] {
	const { colors, width } = options;
	const { row, verbatim } = labelledRows({ indent, width, colors });
	const { evidence } = result;
	return [
		`  ${options.paint(result.verdict)} ${colors.bold(result.id)} ${colors.dim(`${result.level}, ${result.severity}`)}`,
		...row("", result.title),
		...row("rule", options.textOf(result.requirement)),
		...row("reason", result.reason),
		...row("sent", evidence === undefined ? undefined : sent(evidence.request)),
		...row("expected", result.expected),
		...row("came", result.actual),
		...row("answer", evidence === undefined ? undefined : came(evidence.response)),
		...row("see", result.references?.join(", ")),
		...verbatim("curl", evidence?.curl),
		...verbatim("repeat", `${options.repeat} --only ${result.id}`),
		...row("alike", alikeText(options.alike)),
		"",
	];
}
