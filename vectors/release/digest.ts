import { createHash } from "node:crypto";
import { canonicalText } from "../canonical-text.ts";
import type { Documents } from "../documents.ts";
import type { HmacKey, VectorFile } from "../format.ts";

/** What a release says of the vectors: nothing of it changes without another version. */
export interface Digests {
	/** By path: SHA-256, in hexadecimal, of the file's bytes. */
	files: Readonly<Record<string, string>>;
	/** By id: SHA-256 of what decides. */
	vectors: Readonly<Record<string, string>>;
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

function activeSecrets(keys: readonly HmacKey[], id: string): string[] {
	const key = keys.find((candidate) => candidate.id === id);
	return (key?.secrets ?? []).filter(({ state }) => state === "active").map(({ secret }) => secret);
}

/**
 * The digest of what decides about a vector: kind, scheme, requirement, input with the secrets of the keys in it, and
 * verdict. Comment, flags and twin explain it, and count for the file alone.
 */
function vectorDigest(file: VectorFile, vector: VectorFile["vectors"][number], keys: readonly HmacKey[]): string {
	const { comment, flags, twin, ...decides } = vector;
	const scheme = "scheme" in file ? file.scheme : null;
	const secrets = "state" in vector ? vector.state.keys.map(({ id }) => activeSecrets(keys, id)) : [];
	return sha256(canonicalText([file.kind, scheme, decides, secrets]));
}

/** The digests of all vectors and of the files that a release covers. */
export function digestsOf({ files, keys }: Documents, read: (path: string) => Uint8Array): Digests {
	const paths = [...files.map(({ path }) => path), "keys.json", "flags.json"];
	return {
		files: Object.fromEntries(paths.map((path) => [path, sha256(read(path))])),
		vectors: Object.fromEntries(
			files.flatMap(({ file }) => file.vectors.map((vector) => [vector.id, vectorDigest(file, vector, keys.hmac)])),
		),
	};
}

/** One digest for all. */
export function digestOfAll({ files, vectors }: Digests): string {
	return sha256(canonicalText([files, vectors]));
}
