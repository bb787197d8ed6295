import { z } from "zod";
import type { SchemeName, SigningVector, VectorFile } from "../../vectors/format.ts";
import { readData } from "../data.ts";

const Manifest = z.object({ files: z.array(z.object({ path: z.string() })) });

/** A published vector for signers, with the file that it stands in. */
export interface ListedVector {
	scheme: SchemeName;
	family: string;
	vector: SigningVector;
}

/** Any published vector, for those who list and show them. */
export interface PublishedVector {
	id: string;
	kind: VectorFile["kind"];
	requirement: string;
	comment: string;
	vector: VectorFile["vectors"][number];
}

/** The published files, in the order of the manifest. Their schemas are checked where they are made. */
function vectorFiles(): readonly VectorFile[] {
	return Manifest.parse(readData("vectors/manifest.json")).files.map(
		({ path }) => readData(`vectors/${path}`) as VectorFile,
	);
}

/** Every published vector. */
export function publishedVectors(): readonly PublishedVector[] {
	return vectorFiles().flatMap(({ kind, vectors }) =>
		vectors.map((vector) => ({
			id: vector.id,
			kind,
			requirement: vector.requirement,
			comment: vector.comment,
			vector,
		})),
	);
}

/** Every published vector for signers. */
export function signingVectors(): readonly ListedVector[] {
	return vectorFiles().flatMap((file) =>
		file.kind === "signing" ? file.vectors.map((vector) => ({ scheme: file.scheme, family: file.family, vector })) : [],
	);
}
