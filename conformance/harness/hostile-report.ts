import { accountFor } from "./account.ts";
import { knownAnswers } from "./fake-oracle.ts";
import type { SignerAnswer } from "./protocol.ts";
import type { SignerReport } from "./report.ts";
import { signingVectors } from "./vectors.ts";

/** What a signer might say to become part of a page. */
export const hostileTexts: readonly string[] = [
	`<script>globalThis.taken = 1</script>`,
	`"><img src=x onerror="globalThis.taken = 2">`,
	`' onmouseover='globalThis.taken = 3`,
	`</code></div></details><style>* { display: none }</style>`,
	`]]>&lt;b&gt;<!-- `,
	`\u202egnp.exe\u202c\u200b\u0000`,
];

/** For tests: the report of a signer with one known mistake, some answers of its own, and hostile words everywhere. */
export function hostileReport(): SignerReport {
	const vectors = signingVectors().filter(({ scheme }) => scheme === "countersign-v1");
	const answers = new Map<string, readonly SignerAnswer[]>();
	for (const [id, answer] of knownAnswers()) answers.set(id, [withUpperCaseHex(answer)]);
	vectors.slice(0, hostileTexts.length).forEach(({ vector }, index) => {
		answers.set(vector.id, [{ id: vector.id, stringToSign: hostileTexts[index] ?? "", signature: "none" }]);
	});
	const violations = hostileTexts.map((text) => `output line 1 is not JSON: ${text}`);
	const source = {
		kind: "command",
		command: ["signer", ...hostileTexts],
		exitCode: 3,
		signal: null,
		stderr: hostileTexts.join("\n"),
	} as const;
	const collected = { answers, violations, silence: () => "none" };
	const asked = { ...source, command: [...source.command] };
	return accountFor({ vectors, notSelected: 0 }, collected, asked, new Date("2026-01-02T03:04:05Z"));
}

function withUpperCaseHex({ headers: _, ...answer }: SignerAnswer): SignerAnswer {
	const { signature } = answer;
	return signature === undefined ? answer : { ...answer, signature: `v1=${signature.slice(3).toUpperCase()}` };
}
