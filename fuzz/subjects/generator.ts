import { canonicalTarget } from "../../vectors/generate/reference/canonical.ts";
import { sign } from "../../vectors/generate/reference/signer.ts";
import { firstDefect } from "../../vectors/generate/reference/target.ts";
import type { Signer } from "./signer.ts";
import type { TargetDecision } from "./target-parser.ts";

/** The signer with which the published vectors are made: a second implementation that knows nothing of the core. */
export const generatorSigner: Signer = (input, scheme) => {
	const answer = sign(input, scheme);
	if (!("refusal" in answer)) {
		return { stringToSign: answer.stringToSign, signature: answer.signature, headers: answer.headers };
	}
	const { code, offset, reason } = answer.refusal;
	return { error: code, offset, reason };
};

/** Its reading of targets. Size is not its business: nobody who scans has been given more than 8192 bytes. */
export function generatorTargetParser(scheme: "countersign-v1" | "sorted-query"): (target: string) => TargetDecision {
	return (target) => {
		// Beyond Latin-1 a character is its UTF-8 bytes here, so an offset counts bytes.
		const bytes = Buffer.from(target, "utf8").toString("latin1");
		if (bytes.length > 8192) {
			return { code: "target_too_long" };
		}
		const defect = firstDefect(bytes, scheme);
		return defect === undefined ? { text: canonicalTarget(bytes, scheme) } : { code: "malformed_target", ...defect };
	};
}
