import { Option } from "commander";
import { duration } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { InitOptions } from "../init-options.ts";

const more = `
Tokens (--jwt):
  key     the runner signs them with a private key whose public half the gateway trusts
  secret  the same with a secret that the gateway shares (HS256 and its like)
  jwks    the runner makes the keys; the gateway fetches them from \`countersign peers\`
  token   one valid token is given; less can be tested with it

Without a terminal every answer is an option:
  countersign init --target https://staging.api.example \\
    --scheme countersign-v1 --key-id live_org_ci --secret-env CI_HMAC_SECRET \\
    --read 'GET /sites/{id} sites:read'`;

export const registerInit: RegisterCommand = (program, { io, exit }) => {
	program
		.command("init")
		.description("write a config for `conform`, with comments, by asking you and, politely, the target")
		.option("--target <url>", "where the gateway is reached: scheme and authority")
		.option("--public-origin <url>", "what its callers use and sign, where that differs")
		.option("--ca <file>", "authorities to trust in place of the public ones (PEM)")
		.option("--scheme <name>", "how requests are signed: countersign-v1, sorted-query, or a file (see: schema scheme)")
		.option("--key-id <id>", "key that the runner signs with")
		.option("--secret-env <name>", "environment variable with its secret")
		.option("--secret-file <file>", "file with its secret")
		.addOption(new Option("--secret <text>").hideHelp())
		.option("--jwt <source>", "where tokens come from: key, secret, jwks or token; see below")
		.option("--jwt-env <name>", "environment variable with the private key as a JWK, the shared secret, or the token")
		.option("--jwt-file <file>", "file with it")
		.option("--jwt-encoding <name>", "how the text of the shared secret becomes bytes: utf8, base64, base64url or hex")
		.option("--kid <id>", "id of the key; that of the JWK unless given")
		.option("--alg <name>", "RS256, PS256, ES256, EdDSA, HS256, HS384 or HS512; that of the JWK unless given")
		.option("--issuer <text>", "issuer that the gateway expects (iss)")
		.option("--audience <text>", "audience that it expects (aud)")
		.option("--issuer-control <url>", "where the issuer of `countersign peers` runs, for --jwt jwks")
		.option("--read <route>", "a route to read from: 'GET /sites/{id}', and the scopes that a caller needs, if any")
		.option("--write <route>", "one to write to: 'POST /sites/{id} sites:write'")
		.option("--other <route>", "another one, which asks for other scopes")
		.option("--public <route>", "one that is open to all")
		.option("--echo [url]", "the upstream of `countersign peers` is behind it; where its log can be asked")
		.option("--errors <style>", "countersign or any; what the target shows unless given")
		.option("--no-probe", "send the target nothing")
		.option("--timeout <duration>", "for one exchange, for example 5s or 800ms", duration)
		.option(
			"-o, --output <file>",
			"file to write, with comments if it is called .jsonc; - for standard output",
			"countersign.jsonc",
		)
		.option("--force", "replace that file")
		.option("-y, --yes", "ask nothing, and take what is usual where nothing is told")
		.addHelpText("after", more)
		.action(async (options: InitOptions) => {
			const [{ init }, { initParts }] = await Promise.all([import("../init.ts"), import("../init-parts.ts")]);
			exit(await init(options, io, await initParts(options, io)));
		});
};
