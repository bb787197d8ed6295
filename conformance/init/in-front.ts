import type { WireAnswer } from "../client/wire.ts";
import { headerValues } from "../engine/answer.ts";
import { edgeAnswer, edgeSentence } from "../engine/edge-products/index.ts";

/** Headers that products which stand in front of a gateway put on every answer that they pass on. */
const passedOn: readonly { product: string; header: string; value?: RegExp }[] = [
	{ product: "Cloudflare", header: "cf-ray" },
	{ product: "Amazon CloudFront", header: "x-amz-cf-id" },
	{ product: "Azure Front Door", header: "x-azure-ref" },
	{ product: "Fastly", header: "x-fastly-request-id" },
	{ product: "Imperva", header: "x-iinfo" },
	{ product: "Vercel", header: "x-vercel-id" },
	{ product: "Google Cloud load balancing", header: "via", value: /^1\.1 google$/i },
	{ product: "Varnish", header: "via", value: /varnish/i },
	{ product: "Akamai", header: "server", value: /akamai/i },
];

/** What stands in front of a gateway by the headers of all its answers: each product, and the header that tells. */
export function inFrontOf(answers: readonly WireAnswer[]): readonly string[] {
	if (answers.length === 0) return [];
	const tells = passedOn.filter(({ header, value }) =>
		answers.every(({ headers }) =>
			headerValues(headers, header).some((text) => value === undefined || value.test(text)),
		),
	);
	return tells.map(({ product, header }) => `${product} (${header})`);
}

/** What products said in place of the gateway, each once, in a sentence with its remedy. */
export function saidInFront(answers: readonly WireAnswer[]): readonly string[] {
	return [...new Set(answers.flatMap((answer) => productOf(answer)?.sentence ?? []))];
}

/** Whether a product answered in place of the gateway, and no doubt about it. */
export function isInFront(answer: WireAnswer): boolean {
	return productOf(answer) !== undefined;
}

function productOf(answer: WireAnswer): { sentence: string } | undefined {
	const found = edgeAnswer(answer, { marker: undefined });
	return found === undefined || found.ambiguous === true ? undefined : { sentence: edgeSentence(found) };
}
