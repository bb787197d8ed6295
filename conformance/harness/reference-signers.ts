import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { packageRoot, readData } from "../data.ts";

const Command = z.tuple([z.string()], z.string());

const ReferenceSigner = z.strictObject({
	language: z.string(),
	/** Below `vectors/signers/`. */
	folder: z.string(),
	/** The file that a partner copies, relative to the folder. */
	paste: z.string(),
	needs: z.string(),
	/** Commands that succeed where the toolchain is. */
	probe: z.array(Command).min(1),
	/** The Debian packages that bring it. */
	debian: z.array(z.string()),
	build: Command.optional(),
	run: Command,
	/** Why it may be missing even where every toolchain is asked for. */
	optional: z.string().min(10).optional(),
});

/** One reference signer as `vectors/signers/signers.json` has it. */
export type ReferenceSigner = z.infer<typeof ReferenceSigner>;

const SignersFile = z.strictObject({
	schemaVersion: z.literal(1),
	notes: z.string(),
	signers: z.array(ReferenceSigner).min(1),
});

/** The published reference signers, in the order of the file. Throws if it is not of its form. */
export function referenceSigners(): readonly ReferenceSigner[] {
	return SignersFile.parse(readData("vectors/signers/signers.json")).signers;
}

/** What is to be done with a signer: run it, leave it out and say why, or fail because it must not be left out. */
export type Decision = { kind: "run" } | { kind: "skip" | "fail"; reason: string };

/** A toolchain that is missing is a named skip, but a failure where `everyToolchain` is asked for and the signer is not optional. */
export function decide(signer: ReferenceSigner, present: boolean, everyToolchain: boolean): Decision {
	if (present) return { kind: "run" };
	const bring = signer.debian.length === 0 ? signer.needs : `apt-get install ${signer.debian.join(" ")}`;
	const missing = `${signer.probe.map((command) => command[0]).join(" or ")} is missing or too old (${bring})`;
	const kind = everyToolchain && signer.optional === undefined ? "fail" : "skip";
	return { kind, reason: signer.optional === undefined ? missing : `${missing}; optional: ${signer.optional}` };
}

/** Whether every probe of the signer succeeds here. */
export function isPresent(signer: ReferenceSigner): boolean {
	return signer.probe.every(([file, ...args]) => spawnSync(file, args, { stdio: "ignore" }).status === 0);
}

/**
 * Builds the signer, where it has anything to build, and gives the command that runs it. `build` is an empty folder of
 * the caller's; what compilers may use again is kept below `node_modules/`. Rejects with the compiler's words.
 */
export async function prepareSigner(signer: ReferenceSigner, build: string): Promise<[string, ...string[]]> {
	const folders: Readonly<Record<string, string>> = {
		"{source}": join(packageRoot(), "vectors/signers", signer.folder),
		"{build}": build,
		"{cache}": join(packageRoot(), "node_modules/.cache/countersign-signers", signer.folder),
	};
	const expand = (word: string) => word.replaceAll(/\{(?:source|build|cache)\}/g, (name) => folders[name] ?? name);
	if (signer.build !== undefined) {
		const [file, ...args] = signer.build.map(expand);
		await promisify(execFile)(file ?? "", args);
	}
	const [file, ...args] = signer.run;
	return [expand(file), ...args.map(expand)];
}
