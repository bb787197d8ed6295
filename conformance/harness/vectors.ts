import { z } from "zod";
import type { SchemeName, SigningFile, SigningVector } from "../../vectors/format.ts";
import { readData } from "../data.ts";

const Manifest = z.object({
	files: z.array(
		z.object({
			path: z.string(),
			kind: z.enum(["signing", "verification", "jwt"]),
			family: z.string(),
			count: z.number(),
		}),
	),
});

/** A published vector for signers, with the file that it stands in. */
export interface ListedVector {
	scheme: SchemeName;
	family: string;
	vector: SigningVector;
}

/** The published files, as the manifest lists them. */
export function vectorFiles(): z.infer<typeof Manifest>["files"] {
	return Manifest.parse(readData("vectors/manifest.json")).files;
}

/** Every published vector for signers, in the order of the manifest. */
export function signingVectors(): readonly ListedVector[] {
	return vectorFiles()
		.filter(({ kind }) => kind === "signing")
		.flatMap(({ path }) => {
			// The schema of the file is checked where it is made; it ships with this package.
			const file = readData(`vectors/${path}`) as SigningFile;
			return file.vectors.map((vector) => ({ scheme: file.scheme, family: file.family, vector }));
		});
}
