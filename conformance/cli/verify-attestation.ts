import { resolve } from "node:path";
import {
	type Demands,
	type Keys,
	objectionsTo,
	openEnvelope,
	readKeySet,
	readPublicKey,
	renderAttestation,
	renderRefusal,
} from "../attestation/index.ts";
import { configDigests } from "../config/index.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { sha256 } from "../sha256.ts";
import { type Io, wantsColor } from "./io.ts";
import { type InputSource, readInput } from "./read-input.ts";
import { givenSubject } from "./subject.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign verify-attestation`, parsed. */
export interface VerifyAttestationOptions {
	file: string;
	key?: string;
	jwks?: string;
	report?: string;
	config?: readonly string[];
	target?: string;
	subject?: readonly string[];
	/** In milliseconds. */
	maxAge: number;
	requireVerdict: Demands["verdict"];
	wholeSuite?: boolean;
}

/** What the command is made of; replaced in tests. */
export interface VerifyAttestationParts {
	stdin: InputSource["stdin"];
	now(): number;
}

/**
 * `countersign verify-attestation`: 0 only for an attestation that was signed by the key and says what is wanted, 1 for
 * any other. Throws `UsageError` and `ConfigError` for what whoever verifies has given wrongly.
 */
export async function verifyAttestation(
	options: VerifyAttestationOptions,
	io: Io,
	{ stdin, now }: VerifyAttestationParts,
): Promise<ExitCode> {
	const source = { cwd: io.cwd, stdin };
	const keys = await givenKeys(options, source);
	const demands = await demandsOf(options, io, source, now());
	const text = (await readInput(options.file, source)).toString("latin1");
	const surface = { color: wantsColor(io.stdout, io.env), width: io.stdout.columns };
	const opened = await openEnvelope(text, keys);
	if (!opened.ok) {
		await io.stdout.write(renderRefusal(opened.reason, surface));
		return exitCodes.findings;
	}
	const objections = objectionsTo(opened.statement, demands);
	await io.stdout.write(renderAttestation(opened.statement, opened.key, { demands, objections }, surface));
	return objections.length > 0 ? exitCodes.findings : exitCodes.clean;
}

async function givenKeys({ key, jwks }: VerifyAttestationOptions, source: InputSource): Promise<Keys> {
	if ((key === undefined) === (jwks === undefined)) {
		throw new UsageError("Give the public key of whoever attests: --key FILE, or --jwks FILE for a set of keys.");
	}
	if (key !== undefined) {
		const read = await readPublicKey((await readInput(key, source)).toString("utf8"));
		if (!read.ok) throw new UsageError(`--key ${key}: ${read.message}.`);
		return { kind: "one", key: read.key };
	}
	const file = jwks ?? "";
	const read = await readKeySet((await readInput(file, source)).toString("utf8"));
	if (!read.ok) throw new UsageError(`--jwks ${file}: ${read.message}.`);
	return { kind: "set", keys: read.keys };
}

async function demandsOf(
	{ report, config, target, subject, maxAge, requireVerdict, wholeSuite }: VerifyAttestationOptions,
	{ cwd }: Io,
	source: InputSource,
	now: number,
): Promise<Demands> {
	return {
		now,
		maxAgeMs: maxAge,
		verdict: requireVerdict,
		wholeSuite: wholeSuite === true,
		...(target === undefined ? {} : { target: originOf(target) }),
		...(report === undefined ? {} : { report: sha256(await readInput(report, source)) }),
		...(config === undefined ? {} : { config: digestsOf(config.map((file) => resolve(cwd, file))) }),
		subjects: (subject ?? []).map(givenSubject),
	};
}

function originOf(target: string): string {
	if (!URL.canParse(target))
		throw new UsageError(`--target ${target}: expected a URL, such as https://staging.example.`);
	return new URL(target).origin;
}

function digestsOf(files: readonly string[]): NonNullable<Demands["config"]> {
	const digests = files.map(configDigests);
	const [scheme, other] = [...new Set(digests.flatMap((one) => one.scheme ?? []))];
	if (other !== undefined) throw new UsageError("These configs name different scheme files, and one run has one.");
	return { configs: digests.map(({ config }) => config), ...(scheme === undefined ? {} : { scheme }) };
}
