import { decodeUtf8, type HeaderLookup } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const tokenTakenFromTheBody: Mutant = {
	id: "token-taken-from-the-body",
	sentence: "Takes a token from a form in the body where there is no Authorization.",
	breaks: ["CRED-04"],
	threats: ["AUT-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const { stages, request, config } = exchange;
			if (head.header("authorization") !== null || head.header("x-signature") !== null) {
				return reference.authenticate(exchange, head);
			}
			const body = await stages.readBody(request, head.method, config.limits.bodyBytes);
			const text = body.ok ? decodeUtf8(body.value) : undefined;
			const token =
				new URLSearchParams(text).get("access_token") ?? /"access_token"\s*:\s*"([^"]+)"/.exec(text ?? "")?.[1];
			const header: HeaderLookup = (name) =>
				name === "authorization" && token !== undefined && token !== null ? `Bearer ${token}` : head.header(name);
			return reference.authenticate(
				{ ...exchange, stages: { ...stages, readBody: async () => body } },
				{ ...head, header },
			);
		},
	}),
};
