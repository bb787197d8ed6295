import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Documents, readDocuments } from "../documents.ts";
import type { VectorFile, VectorHead, VerificationVector } from "../format.ts";
import { type Digests, digestOfAll, digestsOf } from "./digest.ts";
import { readRelease } from "./folder.ts";
import { changesSince, leastVersion, type Release, releaseAs, stepFor } from "./release.ts";
import { isAtLeast, nextVersion, parseVersion } from "./version.ts";

const root = new URL("../", import.meta.url);
const documents = readDocuments(root);
const { last, now } = readRelease(root);

const PATH = "hmac/v1-verify-keys.json";
const ID = "v1-verify-keys-known";

/** The digests after a change to one vector; what becomes undefined is removed, and the file's bytes follow. */
function digestsAfter(
	edit: (vector: VerificationVector) => VerificationVector | undefined,
	more: Partial<Documents> = {},
) {
	const files = documents.files.map(({ path, file }) => {
		if (path !== PATH) return { path, file };
		const vectors: VectorHead[] = file.vectors.flatMap((vector) =>
			vector.id === ID ? (edit(vector as VerificationVector) ?? []) : vector,
		);
		return { path, file: { ...file, vectors } as unknown as VectorFile };
	});
	const text = (path: string): Uint8Array => {
		const file = files.find((entry) => entry.path === path)?.file;
		return path === PATH ? Buffer.from(JSON.stringify(file)) : readFileSync(new URL(path, root));
	};
	return digestsOf({ ...documents, files, ...more }, text);
}
const step = (changed: Digests) =>
	stepFor(
		changesSince(
			digestsAfter((vector) => vector),
			changed,
		),
	);

describe("release.json", () => {
	it("stands for the vectors as they are: none has changed, come or gone without another version", () => {
		expect(last).toBeDefined();
		expect(last && changesSince(last, now)).toEqual({ removed: [], changed: [], added: [], files: [] });
	});

	it("has a history of rising versions that ends with the present", () => {
		const history = last?.history ?? [];
		expect(history.at(-1)).toEqual({
			version: last?.version,
			vectors: documents.manifest.total,
			sha256: digestOfAll(now),
		});
		const versions = history.map(({ version }) => parseVersion(version));
		for (const [index, version] of versions.entries()) {
			const before = versions[index - 1];
			if (before === undefined) continue;
			expect(version && isAtLeast(version, nextVersion(before, "patch"))).toBe(true);
		}
	});
});

describe("the version of the vectors", () => {
	it("stays where nothing changed", () => {
		expect(step(digestsAfter((vector) => vector))).toBeUndefined();
	});

	it.each<readonly [string, Digests]>([
		["is removed", digestsAfter(() => undefined)],
		["has another id", digestsAfter((vector) => ({ ...vector, id: "v1-verify-keys-renamed" }))],
		["has another verdict", digestsAfter((vector) => ({ ...vector, expect: { decision: "admit", target: "/" } }))],
		["has another input", digestsAfter((vector) => ({ ...vector, clock: { now: vector.clock.now + 1 } }))],
		["is about another requirement", digestsAfter((vector) => ({ ...vector, requirement: "HMAC-KEY-01" }))],
		[
			"is about a key with another secret",
			digestsAfter((vector) => vector, {
				keys: { ...documents.keys, hmac: documents.keys.hmac.map((key) => ({ ...key, secrets: [] })) },
			}),
		],
	])("rises by a major one when a vector %s", (_, changed) => {
		expect(step(changed)).toBe("major");
	});

	it("rises by a minor one when a vector is added", () => {
		const before = digestsAfter(() => undefined);
		expect(
			stepFor(
				changesSince(
					before,
					digestsAfter((vector) => vector),
				),
			),
		).toBe("minor");
	});

	it("rises by a patch when something is explained otherwise", () => {
		expect(step(digestsAfter((vector) => ({ ...vector, comment: "Said better." })))).toBe("patch");
	});
});

describe("a release", () => {
	const first = releaseAs("1.0.0", undefined, now) as Release;
	const broken = digestsAfter(() => undefined);

	it("begins with 1.0.0 and is not made twice", () => {
		expect(first.version).toBe("1.0.0");
		expect(releaseAs("0.9.0", undefined, now)).toHaveProperty("refused");
		expect(releaseAs("1.0.1", first, now)).toHaveProperty("refused");
	});

	it.each(["1.0.0", "1.0.1", "1.1.0", "0.9.9", "2", "2.0", "v2.0.0", "2.0.0-rc1", "02.0.0", ""])(
		"of a removed vector is refused as %j",
		(version) => {
			expect(releaseAs(version, first, broken)).toHaveProperty("refused");
		},
	);

	it("keeps its history", () => {
		const second = releaseAs("2.0.0", first, broken);
		expect(leastVersion(first, broken)).toBe("2.0.0");
		expect(second).toMatchObject({ version: "2.0.0", history: [{ version: "1.0.0" }, { version: "2.0.0" }] });
	});
});
