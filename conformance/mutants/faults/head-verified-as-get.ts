import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const headVerifiedAsGet: Mutant = {
	id: "head-verified-as-get",
	sentence: "Verifies a HEAD under the signature of a GET as well.",
	breaks: ["HMAC-CANON-06"],
	threats: ["CAN-39"],
	seen: "wire",
	stages: alsoVerifying((covered) =>
		covered.head.method === "HEAD" ? [{ ...covered, head: { ...covered.head, method: "GET" } }] : [],
	),
};
