import { Buffer } from "node:buffer";
import { loadWholeScheme } from "../config/scheme.ts";
import { describeRefusal, type SigningRequest, signRequest, toWire } from "../diagnosis/index.ts";
import { type ExitCode, exitCodes } from "../engine/verdict.ts";
import { givenSecret, type SecretOptions } from "./given-secret.ts";
import type { Io } from "./io.ts";
import type { InputSource } from "./read-input.ts";
import { parseHeaderFlags, readBodyFlag } from "./request-flags.ts";
import { type SignedForm, signedOutputs } from "./signed-output.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign sign`, parsed. */
export interface SignOptions extends SecretOptions {
	header?: readonly string[];
	data?: string;
	scheme?: string;
	keyId?: string;
	as?: SignedForm;
	timestamp?: string;
	nonce?: string;
}

/** What a signature takes from the moment; replaced in tests. */
export interface SignMoment {
	stdin: InputSource["stdin"];
	/** Unix milliseconds. */
	now(): number;
	nonce(): string;
}

/**
 * `countersign sign METHOD URL`: signs a request as the specification says (SPEC §4) and prints what to send. Throws a
 * `UsageError` for what must not be signed, with its code, and of a malformed target the place.
 */
export async function sign(
	method: string,
	url: string,
	options: SignOptions,
	io: Io,
	moment: SignMoment,
): Promise<ExitCode> {
	const source = { cwd: io.cwd, stdin: moment.stdin };
	const scheme = loadWholeScheme(options.scheme ?? "countersign-v1", io.cwd, "--scheme");
	const given = await givenSecret(options, io, source);
	if (given === undefined) {
		throw new UsageError("No secret: set COUNTERSIGN_SECRET, or use --secret-env NAME or --secret-file FILE.");
	}
	const keyId = options.keyId ?? io.env["COUNTERSIGN_KEY_ID"];
	if (keyId === undefined) throw new UsageError("No key id: use --key-id ID, or set COUNTERSIGN_KEY_ID.");
	const headers = parseHeaderFlags(options.header ?? []);
	if (headers.some(([name]) => name.toLowerCase() === "host")) {
		throw new UsageError("-H Host: the host that is signed is that of the URL; write it there.");
	}
	const unit = scheme.timestamp.unit === "seconds" ? 1000 : 1;
	const request: SigningRequest = {
		keyId,
		secret: given.reveal(),
		timestamp: options.timestamp ?? String(Math.floor(moment.now() / unit)),
		nonce: options.nonce ?? moment.nonce(),
		method,
		url: toWire(url),
		headers,
		body: await readBodyFlag(options.data, source),
	};
	const result = signRequest(request, scheme);
	if (!result.ok) throw new UsageError(describeRefusal(result.refusal, scheme, result.target));
	refuseSecretIn(request);
	const output = { request, signed: result.signed, scheme: scheme.name, data: options.data };
	await io.stdout.write(signedOutputs[options.as ?? "headers"](output));
	return exitCodes.clean;
}

/** What is signed is printed, and sent to the gateway and whatever stands before it: the secret has no place in it. */
function refuseSecretIn({ secret, keyId, url, headers, body }: SigningRequest): void {
	if (secret.length < shortestTold) return;
	const wire = toWire(secret);
	const places = {
		"the key id": keyId === secret,
		"the URL": url.includes(wire) || url.includes(encodeURIComponent(secret.toWellFormed())),
		"-H": headers.some(([name, value]) => name.includes(secret) || value.includes(wire)),
		"-d": Buffer.from(body).includes(secret),
	};
	const [place] = Object.entries(places).find(([, isThere]) => isThere) ?? [];
	if (place !== undefined) throw new UsageError(`${place}: the secret itself is in it; it is never sent.`);
}

/** A shorter one, which a scheme of one's own may allow, is anywhere by chance. */
const shortestTold = 8;
