import { type TokenAlgorithm, tokenAlgorithms } from "../bench-workers.ts";
import { contest, type Entrant } from "../contest.ts";
import { inTurn } from "../in-turn.ts";
import { bearerRequest, type PreparedRequest } from "../prepared-request.ts";
import type { Section } from "../section.ts";
import { type Stands, withStands } from "../stands.ts";

const plain = "plain forwarding";
const tokensOfEach = 512;

/** What a token costs with the key set cached, beside the libraries that others verify tokens with. */
export const tokens: Section = {
	id: "tokens",
	measure: (options) =>
		withStands(
			options.storage,
			({ plain, reference, proofAlone, jose, honoJwk, honoJwt }, minted) => [
				...[plain, reference, proofAlone, jose, honoJwk],
				...tokenAlgorithms.map((algorithm) => honoJwt(algorithm, minted.publicKey(algorithm))),
			],
			async (stands) => [
				{
					id: "tokens",
					title: `GET with a bearer token, ${options.connections} connections, ${tokensOfEach} tokens of each algorithm in turn`,
					unit: "requests/s",
					notes: [
						"The reference, its proof alone and jose keep the issuer's key set; hono/jwt is given the key; hono/jwk fetches the set for every token.",
						"Proof alone: the reference's functions, and plain forwarding, as behind the libraries.",
						"jose and Hono as their documentation shows them, with issuer and audience, and plain forwarding behind them.",
					],
					rows: await contest(await entrantsOf(stands), options),
				},
			],
		),
};

async function entrantsOf({ urlOf, tokens }: Stands): Promise<readonly Entrant[]> {
	const minted = await Promise.all(
		tokenAlgorithms.map(async (algorithm) => {
			const requests = (await tokens.mint(algorithm, tokensOfEach, Date.now())).map(bearerRequest);
			return [algorithm, requests] as const;
		}),
	);
	const prepared = new Map<TokenAlgorithm, readonly PreparedRequest[]>(minted);
	const entrant = (name: string, worker: string, algorithm: TokenAlgorithm): Entrant => ({
		name,
		url: urlOf(worker),
		again: true,
		requests: () => inTurn(prepared.get(algorithm) ?? []),
		to: name === plain ? [] : [plain],
	});
	return [
		entrant(plain, "plain", "RS256"),
		...tokenAlgorithms.flatMap((algorithm) => [
			entrant(`${algorithm}, reference`, "reference", algorithm),
			entrant(`${algorithm}, proof alone`, "proof-alone", algorithm),
			entrant(`${algorithm}, jose`, "jose", algorithm),
			entrant(`${algorithm}, hono/jwt`, `hono-jwt-${algorithm}`, algorithm),
		]),
		entrant("RS256, hono/jwk", "hono-jwk", "RS256"),
	];
}
