import { type CanonicalParts, canonicalTarget, stringToSign } from "../../vectors/generate/reference/canonical.ts";
import { hostLine } from "../../vectors/generate/reference/host.ts";
import { mac, signatureText } from "../../vectors/generate/reference/mac.ts";
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

/** The value of X-Signature that a secret makes of a request, whatever of it an honest signer would refuse to sign. */
export function generatorSignature(
	parts: CanonicalParts,
	secret: string,
	scheme: "countersign-v1" | "sorted-query",
): string {
	return signatureText(mac(secret, stringToSign(parts, scheme)), scheme);
}

/** Its reading of a host: as it is signed, or undefined where it is none. */
export const generatorHost: (host: string, defaultPort: number) => string | undefined = hostLine;
