import type { Violation } from "../../law.ts";
import type { Altered } from "../../place.ts";
import { builtFor } from "../../subjects/script.ts";
import { shortestProof } from "../secret-spellings.ts";
import type { Held } from "./held.ts";

/** Nothing that came holds a secret of the target, nor what proved something in a request (ANS-08). */
export function toldSecret({ gateway, script, heard }: Held, spellings: readonly string[]): Violation | undefined {
	const text = Buffer.from(heard.received).toString("latin1");
	const proofs = builtFor(script).flatMap((one) => proofsOf(one, gateway.target.sensitiveHeaders));
	return [...spellings, ...proofs].some((secret) => text.includes(secret))
		? { requirement: "ANS-08", expected: "no secret, no signature and no token in an answer", actual: "there is one" }
		: undefined;
}

function proofsOf({ honest }: Altered, sensitiveHeaders: readonly string[]): readonly string[] {
	return honest.headers
		.filter(([name]) => sensitiveHeaders.includes(name.toLowerCase()) || name.toLowerCase() === "authorization")
		.map(([, value]) => value.replace(/^bearer +/i, "").trim())
		.filter(({ length }) => length >= shortestProof);
}
