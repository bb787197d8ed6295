import { lstatSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { type AttestationKey, readPrivateKey, type Subject, signStatement, statementOf } from "../attestation/index.ts";
import { Secret } from "../config/index.ts";
import { type Destination, type Report, writeReport } from "../report/index.ts";
import type { Io } from "./io.ts";
import { givenSubject } from "./subject.ts";
import { UsageError } from "./usage-error.ts";

interface AttestOptions {
	attest?: string;
	subject?: readonly string[];
	shard?: unknown;
}

/** What attests a report, or does nothing where no attestation was asked for. */
export interface Attestor {
	/** Where it writes, to be prepared with the places of the reports. */
	destinations: readonly Destination<string>[];
	/**
	 * Takes away what an earlier run wrote there: whatever becomes of this one, it must not be taken for its attestation.
	 * Throws a `UsageError` where something else is there, such as a config.
	 */
	clear(): void;
	/** Signs and writes it; throws a `UsageError` where it cannot be written. */
	write(report: Report): Promise<void>;
}

const variable = "COUNTERSIGN_ATTESTATION_KEY";

/** Takes the key from the environment before anything runs. Throws a `UsageError` that says nothing of what is in it. */
export async function openAttestor({ attest, subject = [], shard }: AttestOptions, io: Io): Promise<Attestor> {
	if (attest === undefined) {
		if (subject.length > 0) throw new UsageError("--subject needs --attest: it is what the attestation is about.");
		return { destinations: [], clear: () => {}, write: async () => {} };
	}
	if (shard !== undefined) {
		throw new UsageError("--attest and --shard exclude each other: attest the whole, by countersign merge --attest.");
	}
	const subjects = subject.map(namedSubject);
	const key = await signingKey(io);
	const file = resolve(io.cwd, attest);
	return {
		destinations: [{ format: "attestation", file: attest }],
		clear: () => clear(file),
		write: async (report) => {
			const jws = await signStatement(statementOf(report, subjects), key);
			try {
				writeReport(file, `${jws}\n`);
			} catch (error) {
				const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
				throw new UsageError(`The attestation could not be written: ${attest} (${code}).`);
			}
		},
	};
}

function clear(file: string): void {
	if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return;
	if (!/^(?:[\w-]+\.[\w-]+\.[\w-]+)?\s*$/.test(readFileSync(file, "latin1"))) {
		throw new UsageError(
			`--attest ${file}: this file is there, and is no attestation. Give another one, or remove it.`,
		);
	}
	rmSync(file);
}

function namedSubject(text: string): Subject {
	const { name, digest } = givenSubject(text);
	if (name === undefined) throw new UsageError(`--subject ${text}: give it a name, name=sha256:….`);
	return { name, digest: { sha256: digest } };
}

async function signingKey({ env }: Io): Promise<AttestationKey> {
	const text = env[variable];
	if (text === undefined || text === "") {
		throw new UsageError(
			`--attest needs ${variable} in the environment: a private key, as a JWK or as PKCS #8 in PEM.`,
		);
	}
	const read = await readPrivateKey(new Secret(text).reveal());
	if (!read.ok) throw new UsageError(`${variable}: ${read.message}.`);
	return read.key;
}
