import type { Documents } from "../documents.ts";
import type {
	KnownAnswerVector,
	SigningVector,
	Step,
	TokenVector,
	VectorFile,
	VerificationFile,
	VerificationVector,
} from "../format.ts";
import { decide } from "../generate/reference/gateway.ts";
import { sign } from "../generate/reference/signer.ts";
import { decideToken } from "../generate/reference/token.ts";

/** What a vector is refused with, in the words that all kinds share. */
interface Refusal {
	status?: number;
	code: string;
	step?: Step;
}

/** A vector with its file, and what the rules ask of it whatever its kind. */
export interface Entry {
	file: VectorFile;
	vector: SigningVector | VerificationVector | TokenVector | KnownAnswerVector;
	/** Everything that the verdict may depend on. */
	input: unknown;
	/** What it is refused with, if its verdict is a refusal; a published example has no repaired twin, and so none. */
	refusal: Refusal | undefined;
	/** What the generator's reference decides on the vector, or on one put in its place. */
	decided(vector: Entry["vector"]): unknown;
}

function signingEntry(file: VectorFile & { kind: "signing" }, vector: SigningVector): Entry {
	const refusal = "refusal" in vector.expect ? { code: vector.expect.refusal.code } : undefined;
	const input = [file.kind, file.scheme, vector.input];
	return { file, vector, input, refusal, decided: (other) => "input" in other && sign(other.input, file.scheme) };
}

function verificationEntry(file: VerificationFile, vector: VerificationVector, documents: Documents): Entry {
	return {
		file,
		vector,
		input: [file.kind, file.scheme, vector.request, vector.clock, vector.state],
		refusal: vector.expect.decision === "refuse" ? vector.expect : undefined,
		decided: (other) => "request" in other && decide(other, file.scheme, documents.keys.hmac),
	};
}

function tokenEntry(file: VectorFile, vector: TokenVector): Entry {
	return {
		file,
		vector,
		input: [file.kind, vector.token, vector.clock, vector.policy, vector.jwks],
		refusal: vector.expect.decision === "refuse" ? { status: 401, ...vector.expect } : undefined,
		decided: (other) => "jwks" in other && decideToken(other),
	};
}

function knownAnswerEntry(file: VectorFile, vector: KnownAnswerVector): Entry {
	const input = [file.kind, vector.token, vector.key];
	return { file, vector, input, refusal: undefined, decided: () => vector.expect };
}

/** The vectors of a file. */
export function entriesOf(file: VectorFile, documents: Documents): Entry[] {
	switch (file.kind) {
		case "signing":
			return file.vectors.map((vector) => signingEntry(file, vector));
		case "verification":
			return file.vectors.map((vector) => verificationEntry(file, vector, documents));
		case "jwt":
			return file.vectors.map((vector) => tokenEntry(file, vector));
		case "known-answer":
			return file.vectors.map((vector) => knownAnswerEntry(file, vector));
	}
}
