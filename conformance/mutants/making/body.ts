import { decodeUtf8 } from "#protocol";
import type { UpstreamRequest } from "../../../gateway/src/forward.ts";
import type { Stages } from "../../../gateway/src/stages.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A gateway that takes a body for the signed one where what it makes of it has the signed hash, too. */
export function alsoHashing(interpret: (body: Bytes) => Bytes): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		async admitHmac(exchange, signed, signer, body) {
			const found = { length: body.byteLength, sha256: await reference.sha256(body) };
			if (reference.contentHashMatches(signed.contentHash, found, exchange.scheme)) {
				return reference.admitHmac(exchange, signed, signer, body);
			}
			const sha256: Stages["sha256"] = (bytes) => reference.sha256(interpret(bytes));
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, sha256 } }, signed, signer, body);
		},
	});
}

/** A gateway that looks at a body as text before it forwards it; whatever that throws it throws on. */
export function lookingAtText(look: (text: string, request: UpstreamRequest) => void): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		async forward(request, fetcher) {
			look(decodeUtf8(request.body) ?? "", request);
			return reference.forward(request, fetcher);
		},
	});
}
