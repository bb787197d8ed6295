import { targetText } from "../../../gateway/src/head.ts";
import { changingRequests, headersOf } from "../making/request.ts";
import type { Mutant } from "../mutant.ts";

export const tokenTakenFromTheQuery: Mutant = {
	id: "token-taken-from-the-query",
	sentence: "Takes a token from the query where there is no Authorization.",
	breaks: ["CRED-04"],
	threats: ["AUT-10"],
	seen: "wire",
	compose: changingRequests((request) => {
		const token = new URLSearchParams(targetText(request.url).split("?")[1]).get("access_token");
		const bare = token !== null && request.headers.get("authorization") === null;
		return bare ? { headers: headersOf(request, { authorization: `Bearer ${token}` }) } : {};
	}),
};
