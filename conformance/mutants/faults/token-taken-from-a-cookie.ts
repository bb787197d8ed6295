import { changingRequests, headersOf } from "../making/request.ts";
import type { Mutant } from "../mutant.ts";

const cookies = /(?:^|;\s*)(?:access_token|token|session|jwt|id_token|authorization)=(?:Bearer(?: |%20|\+))?([^;\s]+)/i;

export const tokenTakenFromACookie: Mutant = {
	id: "token-taken-from-a-cookie",
	sentence: "Takes a token from a cookie where there is no Authorization.",
	breaks: ["CRED-04"],
	also: ["FWD-07"],
	threats: ["AUT-11"],
	seen: "wire",
	compose: changingRequests((request) => {
		const token = cookies.exec(request.headers.get("cookie") ?? "")?.[1];
		const bare = token !== undefined && request.headers.get("authorization") === null;
		return bare ? { headers: headersOf(request, { authorization: `Bearer ${token}` }) } : {};
	}),
};
