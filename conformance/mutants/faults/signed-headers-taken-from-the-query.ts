import { targetText } from "../../../gateway/src/head.ts";
import { changingRequests, headersOf } from "../making/request.ts";
import type { Mutant } from "../mutant.ts";

const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const signedHeadersTakenFromTheQuery: Mutant = {
	id: "signed-headers-taken-from-the-query",
	sentence: "Takes an HMAC header field that is not there from the query.",
	breaks: ["CRED-04"],
	threats: ["KEY-25", "AUT-20"],
	seen: "wire",
	compose: changingRequests((request) => {
		const query = new URLSearchParams(targetText(request.url).split("?")[1]);
		const byName = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
		const missing = signedNames.filter((name) => byName.has(name) && !request.headers.has(name));
		return missing.length === 0
			? {}
			: { headers: headersOf(request, Object.fromEntries(missing.map((name) => [name, byName.get(name) ?? ""]))) };
	}),
};
