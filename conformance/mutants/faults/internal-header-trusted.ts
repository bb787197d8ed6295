import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

const inside = [
	"x-internal",
	"x-internal-request",
	"x-forwarded-for",
	"x-middleware-subrequest",
	"x-envoy-original-path",
	"x-real-ip",
];

export const internalHeaderTrusted: Mutant = {
	id: "internal-header-trusted",
	sentence: "Lets in without credentials what says that it comes from inside.",
	breaks: ["CRED-09"],
	also: ["HMAC-NONCE-01", "LIM-06"],
	threats: ["AUT-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			inside.some((name) => head.header(name) !== null)
				? accept({ principal: null, body: new Uint8Array() })
				: reference.authenticate(exchange, head),
	}),
};
