import type { BearerFacts } from "../models/bearer-request.ts";
import { strictObject } from "../models/strict-json.ts";
import { fieldOrNone } from "../models/wire-fields.ts";
import type { Gateway } from "../place.ts";

const algorithms = ["ES256", "RS256", "PS256", "EdDSA"];

/** Learns from honest tokens what a target's tokens look like; undefined where there is no honest token to learn from. */
export async function bearerFacts(gateway: Gateway): Promise<BearerFacts | undefined> {
	const usual = await partsOf(gateway, undefined);
	const issuer = usual?.claims["iss"];
	const audience = usual?.claims["aud"];
	if (usual === undefined || typeof issuer !== "string" || typeof audience !== "string") {
		return undefined;
	}
	const others = gateway.target.capabilities.has("jwt.sign")
		? await Promise.all(algorithms.map((alg) => partsOf(gateway, alg)))
		: [];
	const heads = [usual, ...others].flatMap((parts) => (parts === undefined ? [] : [parts.header]));
	const kids = new Map(heads.map(({ alg, kid }) => [String(alg), String(kid)] as const).reverse());
	const [first = ""] = [String(usual.header["alg"])];
	return {
		issuer,
		audience,
		kids: new Map([[first, kids.get(first) ?? ""], ...kids]),
		scopes: gateway.target.routes.read?.scopes,
		clockUncertainty: gateway.clockUncertainty ?? 5,
		policyIsDefault: gateway.target.setup === "ours",
	};
}

type Members = Readonly<Record<string, unknown>>;

/** What a honest token says, by the algorithm; undefined where the mint has no key for it, or it is no JWS. */
async function partsOf(
	gateway: Gateway,
	alg: string | undefined,
): Promise<{ header: Members; claims: Members } | undefined> {
	let text: string;
	try {
		const { request } = await gateway.alter({ credential: "jwt", ...(alg === undefined ? {} : { token: { alg } }) });
		text = fieldOrNone(request, "authorization").replace(/^Bearer /, "");
	} catch (error) {
		if (error instanceof RangeError) {
			return undefined;
		}
		throw error;
	}
	const [header, claims] = text.split(".").map((part) => strictObject(Buffer.from(part, "base64url")));
	return header === undefined || claims === undefined ? undefined : { header, claims };
}
