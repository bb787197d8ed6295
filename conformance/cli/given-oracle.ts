import type { Oracle } from "../harness/oracle.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** Set by the one who asks, or by the connection. */
const ownFields = new Set([
	"accept-encoding",
	"connection",
	"content-encoding",
	"content-length",
	"content-type",
	"expect",
	"host",
	"keep-alive",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
]);

/**
 * The service of `--url`, with the fields of `--header-env`, whose values are taken from the environment because command
 * lines are seen by everyone on the machine. Throws a `UsageError` that shows no value: for another scheme than HTTP,
 * credentials in the URL, a variable without a value that fits, and credentials that would travel in the clear.
 */
export function givenOracle(url: string, headerEnv: readonly string[], timeoutMs: number, env: Io["env"]): Oracle {
	const parsed = URL.canParse(url) ? new URL(url) : undefined;
	if (parsed?.protocol !== "http:" && parsed?.protocol !== "https:") {
		throw new UsageError("--url: expected an absolute URL of http or https, for example http://127.0.0.1:8080/sign.");
	}
	if (parsed.username !== "" || parsed.password !== "") {
		throw new UsageError(
			"--url: no user name or password in it; --header-env Authorization=VARIABLE sends a credential.",
		);
	}
	const headers = headerEnv.map((spec) => headerOf(spec, env));
	if (headers.length > 0 && parsed.protocol === "http:" && !isLoopback(parsed.hostname)) {
		throw new UsageError("--header-env: over http the credential would travel in the clear; use https.");
	}
	return { url: parsed, headers, timeoutMs };
}

function headerOf(spec: string, env: Io["env"]): readonly [name: string, value: string] {
	const [, name, variable] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([A-Za-z_][A-Za-z0-9_]*)$/.exec(spec) ?? [];
	if (name === undefined || variable === undefined) {
		// What was given may be the credential itself.
		throw new UsageError(
			"--header-env: expected NAME=VARIABLE, the name of a field and that of an environment variable.",
		);
	}
	if (ownFields.has(name.toLowerCase())) throw new UsageError(`--header-env: ${name} cannot be set.`);
	const value = env[variable]?.trim();
	if (value === undefined || value === "") {
		throw new UsageError(
			`--header-env ${name}: the variable ${variable} is ${value === undefined ? "not set" : "empty"}.`,
		);
	}
	if (!/^[\t\x20-\x7e]*$/.test(value)) {
		throw new UsageError(`--header-env ${name}: the variable ${variable} has characters that no field may have.`);
	}
	return [name, value];
}

function isLoopback(host: string): boolean {
	return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
