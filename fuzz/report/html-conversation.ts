import { clipped, html, type Markup } from "../../conformance/report/html/index.ts";
import { heardHow, saidHow } from "./conversation-sentence.ts";
import type { Finding } from "./schema.ts";
import { wireLines } from "./wire-lines.ts";

type Conversation = NonNullable<Finding["conversation"]>;

/** Of what has no end there is a beginning; the JSON report has more. */
const most = 6000;

/** What was said over a connection beside what came, as it stood there, with credentials masked. */
export function conversationOf(conversation: Conversation): Markup {
	const { said, heard } = conversation;
	return html`<div class="pair exchange">
<div><p class="label">Said: ${saidHow(conversation)}</p><pre tabindex="0">${linesOf(said)}</pre></div>
<div><p class="label">Heard: ${heardHow(conversation)}</p><pre tabindex="0">${linesOf(heard)}</pre></div>
</div>`;
}

function linesOf({ text, truncated }: Conversation["said"]): string {
	return `${clipped(wireLines(text), most)}${truncated === true ? "…" : ""}`;
}
