import { type CompactVerifyGetKey, compactVerify, importJWK, type JWK } from "jose";
import { describe, expect, it } from "vitest";
import { readDocuments } from "./documents.ts";
import type { KnownAnswerVector } from "./format.ts";
import { type KnownAnswerCase, knownAnswerFile } from "./generate/make/known-answer.ts";

const { files } = readDocuments(new URL("./", import.meta.url));
const answers = files.flatMap(({ file }) => (file.kind === "known-answer" ? file.vectors : []));
const signed = answers.filter(({ expect: { verifies } }) => verifies);

const publicMembers = ({ d, p, q, dp, dq, qi, ...jwk }: JWK): JWK => jwk;
const keyOf =
	({ key, alg }: KnownAnswerVector): CompactVerifyGetKey =>
	() =>
		importJWK(publicMembers(key as JWK), alg);

/** Another last octet of a signature, which leaves its spelling canonical. */
const spoiled = (text: string): string => {
	const bytes = Buffer.from(text, "base64url");
	bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
	return bytes.toString("base64url");
};

/** What an author writes, from what was published. */
const caseOf = ({ id, expect: _, signingInput, token, ...rest }: KnownAnswerVector): KnownAnswerCase => ({
	...rest,
	slug: id.replace("jwt-known-", ""),
});

describe("the published examples", () => {
	it("are those of RFC 7515, RFC 7520 and RFC 8037 in the compact serialization", () => {
		const sources = answers.map(({ source }) => source);
		expect(new Set(sources).size).toBe(sources.length);
		for (const part of ["A.1", "A.2", "A.3", "A.4", "A.5", "E"]) {
			expect(sources).toContain(`RFC 7515, appendix ${part}`);
		}
		for (const part of ["4.1", "4.2", "4.3", "4.4", "4.5"]) expect(sources).toContain(`RFC 7520, section ${part}`);
		expect(sources).toContain("RFC 8037, appendix A.1, A.4 and A.5");
	});

	it.each(signed)("$source verifies, and gives header and payload", async (vector) => {
		const { signingInput, signature, header, payload } = vector;
		const verified = await compactVerify(`${signingInput}.${signature}`, keyOf(vector));
		expect(Buffer.from(verified.payload).toString("utf8")).toBe(payload);
		expect(verified.protectedHeader).toEqual(JSON.parse(header));
	});

	it.each(signed)("$source does not verify with one octet changed", async (vector) => {
		const token = `${vector.signingInput}.${spoiled(vector.signature)}`;
		await expect(compactVerify(token, keyOf(vector))).rejects.toMatchObject({
			code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
		});
	});

	it.each(signed)("$source is not made from figures that were copied wrongly", (vector) => {
		const { signature, payload, ...rest } = caseOf(vector);
		const made = (more: Partial<KnownAnswerCase>) => () =>
			knownAnswerFile("jwt-known", "Copied with care.", [{ ...rest, signature, payload, ...more }]);
		expect(made({})).not.toThrow();
		expect(made({ signature: spoiled(signature) })).toThrow();
		expect(made({ payload: `${payload} ` })).toThrow();
	});
});
