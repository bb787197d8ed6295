import { createHash } from "node:crypto";
import { legible } from "./legible.ts";
import type { Place } from "./place.ts";
import type { Result } from "./schema.ts";

/** Text in which nothing is taken for a link or for a place to fill in (SARIF 2.1.0 §3.11.5 and §3.11.6). */
export function plain(text: string): string {
	return legible(text)
		.replaceAll(/[[\]\\]/g, "\\$&")
		.replaceAll(/[{}]/g, "$&$&");
}

/** The same for the same id in every run, whatever the target answered: what a scanner knows an alert by. */
export function fingerprint(id: string): string {
	return `${createHash("sha256").update(id).digest("hex").slice(0, 16)}:1`;
}

/** A place as SARIF names it. */
export function location({ file, line, endColumn }: Place): object {
	const uri = file.split("/").map(encodeURIComponent).join("/");
	return {
		physicalLocation: {
			artifactLocation: { uri },
			region: { startLine: line, startColumn: 1, endLine: line, endColumn },
		},
	};
}

/** What the tool has to say that is no finding. */
export function notification(level: "error" | "warning" | "note", text: string): object {
	return { level, message: { text: plain(text) } };
}

/** That something came to no verdict, and why. */
export function withoutVerdict({
	id,
	verdict,
	reason = "no reason",
}: Pick<Result, "id" | "verdict" | "reason">): object {
	return notification(verdict === "error" ? "error" : "warning", `${id}: ${verdict}: ${reason}`);
}
