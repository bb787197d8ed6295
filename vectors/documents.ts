import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { KeysFile, Manifest, VectorFile } from "./format.ts";

/** A requirement of SPEC.md as requirements.json has it. */
interface Requirement {
	id: string;
	level: "MUST" | "SHOULD";
	title: string;
	text: string;
	section: string;
	sources: readonly string[];
	refusal: { status: number; code: string } | null;
	threats: readonly string[];
	observable: "wire" | "echo" | "issuer" | "keystore" | "clock" | "fault" | "whitebox";
}

interface FlagsFile {
	flags: Readonly<Record<string, { bugClass: string; description: string; references: readonly string[] }>>;
}

export interface Documents {
	requirements: readonly Requirement[];
	keys: KeysFile;
	flags: FlagsFile;
	manifest: Manifest;
	/** The files of the manifest, in its order. */
	files: readonly { path: string; file: VectorFile }[];
	/** Paths of vector files that exist and are not in the manifest. */
	unlisted: readonly string[];
}

/**
 * Reads the data of this folder, which `root` names as a URL with a slash at its end. Throws if a document is missing
 * or is no JSON; whether it is well-formed is for the schemas and the lint.
 */
export function readDocuments(root: URL): Documents {
	const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, root), "utf8"));
	const manifest = json<Manifest>("manifest.json");
	const listed = new Set(manifest.files.map(({ path }) => path));
	const present = ["hmac", "jwt"]
		.filter((folder) => existsSync(new URL(folder, root)))
		.flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`));
	return {
		requirements: json<{ requirements: Requirement[] }>("requirements.json").requirements,
		keys: json<KeysFile>("keys.json"),
		flags: json<FlagsFile>("flags.json"),
		manifest,
		files: manifest.files.map(({ path }) => ({ path, file: json<VectorFile>(path) })),
		unlisted: present.filter((path) => !listed.has(path)),
	};
}
