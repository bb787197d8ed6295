import type { Target } from "../../conformance/engine/target.ts";

/** What is shorter may come up by chance. */
export const shortestProof = 16;

/** What no answer may hold: a secret in any usual spelling. Whole ones only, since parts of published ones are plain words. */
export function spellingsOf({ secrets }: Pick<Target, "secrets">): readonly string[] {
	return secrets.flatMap((secret) => {
		const bytes = Buffer.from(secret, "utf8");
		const spelt = [
			secret,
			bytes.toString("base64").replace(/=+$/, ""),
			bytes.toString("base64url"),
			bytes.toString("hex"),
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1),
		];
		return [...new Set(spelt)].filter(({ length }) => length >= shortestProof);
	});
}
