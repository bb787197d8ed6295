import { randomBytes } from "node:crypto";
import { contest, type Entrant } from "../contest.ts";
import { signedRequest } from "../prepared-request.ts";
import type { Section } from "../section.ts";
import { type Stands, withStands } from "../stands.ts";

const sizes = [
	{ size: "1 KiB", bytes: 1024 },
	{ size: "64 KiB", bytes: 65_536 },
	{ size: "1 MiB", bytes: 1_048_576 },
] as const;

/** Bytes of bodies that are under way at any time: an isolate of the edge has 128 MB for everything. */
const bytesUnderWay = 16 * 1_048_576;

/** What it costs to hold a body, hash it and forward what was hashed, beside a forwarder that lets it stream. */
export const bodies: Section = {
	id: "bodies",
	measure: (options) =>
		withStands(
			options.storage,
			({ plain, arrayBuffer, hashAlone, proofAlone, signatureOnly, reference }) => [
				...[plain, arrayBuffer, hashAlone, proofAlone, signatureOnly, reference],
			],
			async (stands) => {
				const rows = [];
				for (const { size, bytes } of sizes) {
					const connections = Math.min(options.connections, bytesUnderWay / bytes);
					rows.push(...(await contest(entrantsOf(stands, size, randomBytes(bytes)), { ...options, connections })));
				}
				return [
					{
						id: "bodies",
						title: `HMAC-signed POST, ${options.connections} connections, 16 with 1 MiB`,
						unit: "requests/s",
						notes: [
							"Plain forwarding lets the body stream; all others have all of it before the first byte goes on.",
							"arrayBuffer and digest: hashed by the platform's own functions. Hash alone: by the reference's, which keep to a limit.",
							"Proof alone: signature and hash are verified, and forwarding is plain. Signature only: the gateway without admission.",
							"At most 16 MiB of bodies are under way, since an isolate of the edge has 128 MB for everything.",
						],
						rows,
					},
				];
			},
		),
};

function entrantsOf({ urlOf }: Stands, size: string, body: Uint8Array): readonly Entrant[] {
	const plain = `${size}, plain forwarding`;
	const arrayBuffer = `${size}, arrayBuffer and digest`;
	const requests = (round: string) => () => signedRequest(`bench_${size.replace(" ", "_")}_${round}`, Date.now(), body);
	return [
		{ name: plain, url: urlOf("plain"), again: true, to: [], requests },
		{ name: arrayBuffer, url: urlOf("array-buffer"), again: true, to: [plain], requests },
		{ name: `${size}, hash alone`, url: urlOf("hash-alone"), again: true, to: [plain, arrayBuffer], requests },
		{ name: `${size}, proof alone`, url: urlOf("proof-alone"), again: false, to: [plain], requests },
		{ name: `${size}, signature only`, url: urlOf("signature-only"), again: false, to: [plain], requests },
		{ name: `${size}, nonces on disk (reference)`, url: urlOf("reference"), again: false, to: [plain], requests },
	];
}
