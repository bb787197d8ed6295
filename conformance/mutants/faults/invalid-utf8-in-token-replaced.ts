import { accept, decodeBase64url, encodeBase64url, encodeUtf8 } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

async function readLoosely(part: string): Promise<string> {
	const bytes = decodeBase64url(part);
	return bytes === undefined ? part : encodeBase64url(encodeUtf8(await new Response(bytes).text()));
}

export const invalidUtf8InTokenReplaced: Mutant = {
	id: "invalid-utf8-in-token-replaced",
	sentence: "Replaces invalid bytes of the claims by the replacement character.",
	breaks: ["JWT-FORM-05"],
	threats: ["JWT-49"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateJwt(exchange, text) {
			const [header = "", claims = "", ...rest] = text.split(".");
			const read = [header, await readLoosely(claims), ...rest].join(".");
			const parseToken: Stages["parseToken"] = (_text, policy) => {
				const parsed = reference.parseToken(read, policy);
				return parsed.ok ? accept({ ...parsed.value, text }) : parsed;
			};
			return reference.authenticateJwt({ ...exchange, stages: { ...exchange.stages, parseToken } }, text);
		},
	}),
};
