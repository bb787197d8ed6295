import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const statusOfBadTokensForbidden: Mutant = {
	id: "status-of-bad-tokens-forbidden",
	sentence: "Answers a bad token with 403.",
	breaks: ["ANS-01", "ANS-03"],
	threats: ["ERR-10"],
	seen: "wire",
	stages: refusingWith((response, { code }) =>
		code === "invalid_token" ? new Response(response.body, { status: 403, headers: response.headers }) : undefined,
	),
};
