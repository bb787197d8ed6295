import { describe, expect, test } from "vitest";
import type { Manifest, SchemeName, SigningFile, SigningVector } from "../../vectors/format.ts";
import { Refusal, sign } from "../../vectors/signers/typescript/signer.ts";

async function published<T>(path: string): Promise<T> {
	const module: { readonly default: T } = await import(/* @vite-ignore */ `../../vectors/${path}`);
	return module.default;
}

const listed = (await published<Manifest>("manifest.json")).files.filter(({ kind }) => kind === "signing");
const files = await Promise.all(listed.map(({ path }) => published<SigningFile>(path)));

async function answer(scheme: SchemeName, { input }: SigningVector): Promise<unknown> {
	const { bodyBase64, ...request } = input;
	const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
	try {
		return await sign({ ...request, scheme, body });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, offset, reason } = error;
		return { refusal: reason === undefined ? { code } : { code, offset, reason } };
	}
}

describe("the signer in TypeScript, in a Worker", () => {
	test("is given every published file of vectors for signers", () => {
		expect(new Set(files.map(({ scheme }) => scheme)).size).toBe(2);
		expect(files.map(({ family, vectors }) => ({ family, count: vectors.length }))).toEqual(
			listed.map(({ family, count }) => ({ family, count })),
		);
	});

	test.each(files)("signs and refuses as $family has it", async ({ scheme, vectors }) => {
		for (const vector of vectors) {
			const { expect: wanted } = vector;
			const due =
				"refusal" in wanted
					? wanted
					: { stringToSign: wanted.stringToSign, signature: wanted.signature, headers: wanted.headers };
			expect(await answer(scheme, vector), vector.id).toEqual(due);
		}
	});
});
