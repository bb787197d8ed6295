import type { ExplainedRequirement } from "./chapter.ts";
import { html, type Piece } from "./html/index.ts";
import { referenceLinks } from "./html-references.ts";

const faultsShown = 6;

/** What the page of a finding says of its weakness. */
interface Weak {
	severity: string;
	references?: readonly string[] | undefined;
	expected?: string | undefined;
	/** What the gateway does that was looked for, in sentences. */
	flaws?: readonly string[] | undefined;
}

/** A link to what the page has of a requirement, where it has more of it; else the text. */
type RequirementLink = (requirement: ExplainedRequirement, text: string) => Piece;

/** Why a finding matters, with what is written of it elsewhere, and where to look for the fault. */
export function meaning(
	{ references = [], severity, expected = "", flaws = [] }: Weak,
	explained: ExplainedRequirement | undefined,
	linkTo: RequirementLink,
): Piece {
	const all = [...new Set([...references, ...(explained?.sources ?? [])])];
	const refusal = (expected.startsWith("refused") ? explained?.refusal : undefined) ?? undefined;
	return html`<div class="pair meaning">
<div><p class="label">Why it matters</p>
${flaws.length === 0 ? undefined : html`<p>What was looked for is a gateway that</p><ul>${flaws.map((flaw) => html`<li>${continued(flaw)}</li>`)}</ul>`}
<p>Severity ${severity}${all.length === 0 ? "." : "; see"}</p>${referenceLinks(all)}</div>
<div><p class="label">How to mend it</p>
${refusal === undefined ? undefined : html`<p>Refuse such a request with <code>${refusal.status} ${refusal.code}</code>, before anything is forwarded.</p>`}
${knownFaults(explained, linkTo)}</div>
</div>`;
}

/** What has been seen to break the rule is where to look first. */
function knownFaults(explained: ExplainedRequirement | undefined, linkTo: RequirementLink): Piece {
	if (explained === undefined || explained.faults.length === 0) return undefined;
	const { id, faults } = explained;
	const more = faults.length - faultsShown;
	return html`<p>Look for one of the faults that are known to break ${id}. Such a gateway</p>
<ul>${faults.slice(0, faultsShown).map(({ sentence }) => html`<li>${continued(sentence)}</li>`)}${more > 0 ? html`<li>${linkTo(explained, `and ${more} more`)}</li>` : undefined}</ul>`;
}

/** A sentence about the gateway, as the end of another. */
function continued(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
