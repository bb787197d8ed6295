import { contest, type Entrant } from "../contest.ts";
import { signedRequest } from "../prepared-request.ts";
import type { Section } from "../section.ts";
import { withStands } from "../stands.ts";

const plain = "plain forwarding";
const inMemory = "nonces in memory";
const proofInMemory = "proof and nonces in memory";

/** What a signature costs, and what it costs more to admit its nonce once on earth. */
export const admission: Section = {
	id: "admission",
	measure: (options) =>
		withStands(
			options.storage,
			({ plain, proofAlone, proofInMemory, proofOnDisk, signatureOnly, inMemory: memory, reference }) => [
				...[plain, proofAlone, proofInMemory, proofOnDisk, signatureOnly, memory, reference],
			],
			async ({ urlOf }) => [
				{
					id: "admission",
					title: `HMAC-signed GET, ${options.connections} connections, a key of its own for each round`,
					unit: "requests/s",
					notes: [
						"Proof alone: the signature is verified, and forwarding is plain; proof and nonces: the nonce is admitted, too.",
						"Signature only: the gateway without admission. In memory: the nonces of the key in a Durable Object that writes nothing.",
					],
					rows: await contest(
						[
							entrant(plain, urlOf("plain"), []),
							entrant("proof alone", urlOf("proof-alone"), [plain]),
							entrant(proofInMemory, urlOf("proof-in-memory"), [plain]),
							entrant("proof and nonces on disk", urlOf("proof-on-disk"), [plain, proofInMemory]),
							entrant("signature only", urlOf("signature-only"), [plain]),
							entrant(inMemory, urlOf("in-memory"), [plain]),
							entrant("nonces on disk (reference)", urlOf("reference"), [plain, inMemory]),
						],
						options,
					),
				},
			],
		),
};

function entrant(name: string, url: string, to: readonly string[]): Entrant {
	const requests = (round: string) => () => signedRequest(`bench_${round}`, Date.now());
	return { name, url, to, again: name === plain, requests };
}
