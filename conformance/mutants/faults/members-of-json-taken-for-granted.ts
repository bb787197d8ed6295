import { lookingAtText } from "../making/body.ts";
import type { Mutant } from "../mutant.ts";

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export const membersOfJsonTakenForGranted: Mutant = {
	id: "members-of-json-taken-for-granted",
	sentence: "Takes a body that is JSON for an object and fails over another value.",
	breaks: ["ANS-05"],
	threats: ["AVL-08"],
	seen: "wire",
	stages: lookingAtText((text) => {
		const value: unknown = parsed(text);
		if (value !== undefined) {
			Reflect.ownKeys(value as object);
		}
	}),
};
