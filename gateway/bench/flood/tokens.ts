import { randomUUID } from "node:crypto";
import type { BenchTokens } from "../bench-tokens.ts";
import { tokenAlgorithms } from "../bench-workers.ts";
import { inTurn } from "../in-turn.ts";
import { bearerRequest } from "../prepared-request.ts";
import { type FloodClass, invalidToken, usualCount } from "./flood-class.ts";

const tokensOfEach = 64;

interface Parts {
	readonly header: string;
	readonly claims: string;
	readonly signature: string;
}

/** Tokens that the issuer has not made. Their claims are right: anybody can write them. */
export async function floodOfTokens(tokens: BenchTokens, nowMs: number): Promise<readonly FloodClass[]> {
	const genuine = inTurn((await tokens.mint("ES256", tokensOfEach, nowMs)).map(partsOf));
	const flood = (name: string, token: () => Parts): FloodClass => ({
		...{ name, refusal: invalidToken, count: usualCount },
		prepare: () => bearerRequest(textOf(token())),
	});
	return [
		flood("malformed token", () => padded(genuine())),
		flood("token of a wrong algorithm", () => withHeader(genuine(), { alg: "HS256", kid: "key-ES256" })),
		flood("token of an unknown kid, another each time", () =>
			withHeader(genuine(), { alg: "ES256", kid: randomUUID() }),
		),
		...(await Promise.all(
			tokenAlgorithms.map(async (algorithm) => {
				const minted = (await tokens.mint(algorithm, tokensOfEach, nowMs)).map(partsOf);
				return flood(`token with a wrong signature, ${algorithm}`, inTurn(withEachOthersSignatures(minted)));
			}),
		)),
	];
}

/** Whole signatures, so that none is turned away for what stands in it before it has been verified. */
function withEachOthersSignatures(tokens: readonly Parts[]): readonly Parts[] {
	return tokens.map((token, index) => ({ ...token, signature: tokens.at(index - 1)?.signature ?? "" }));
}

function partsOf(token: string): Parts {
	const [header = "", claims = "", signature = ""] = token.split(".");
	return { header, claims, signature };
}

function textOf({ header, claims, signature }: Parts): string {
	return `${header}.${claims}.${signature}`;
}

function padded(token: Parts): Parts {
	return { ...token, signature: `${token.signature}=` };
}

function withHeader(token: Parts, header: unknown): Parts {
	return { ...token, header: Buffer.from(JSON.stringify(header)).toString("base64url") };
}
