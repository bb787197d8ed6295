import { contest, type Entrant } from "../contest.ts";
import { signedRequest } from "../prepared-request.ts";
import type { Section } from "../section.ts";
import { withStands } from "../stands.ts";

const plain = "plain forwarding";

/** What a signature costs, and what it costs more to admit its nonce once on earth. */
export const admission: Section = {
	id: "admission",
	measure: (options) =>
		withStands(
			options.storage,
			({ plain, signatureOnly, inMemory, reference }) => [plain, signatureOnly, inMemory, reference],
			async ({ urlOf }) => [
				{
					id: "admission",
					title: `HMAC-signed GET, ${options.connections} connections, a key of its own for each round`,
					unit: "requests/s",
					notes: [
						"Signature only: no admission. In memory: the nonces of the key in a Durable Object that writes nothing.",
					],
					rows: await contest(
						[
							entrant(plain, urlOf("plain"), true),
							entrant("signature only", urlOf("signature-only")),
							entrant("nonces in memory", urlOf("in-memory")),
							entrant("nonces on disk (reference)", urlOf("reference")),
						],
						options,
					),
				},
			],
		),
};

function entrant(name: string, url: string, again = false): Entrant {
	const requests = (round: string) => () => signedRequest(`bench_${round}`, Date.now());
	return { name, url, again, requests, ...(name === plain ? {} : { to: plain }) };
}
