import { Option } from "commander";
import { duration, each } from "../arguments.ts";
import type { RegisterCommand } from "../command.ts";
import type { VerifyAttestationOptions } from "../verify-attestation.ts";

export const registerVerifyAttestation: RegisterCommand = (program, { io, exit }) => {
	program
		.command("verify-attestation")
		.description("check who signed an attestation, and that it says what is wanted; anything else is exit code 1")
		.argument("<file>", "what --attest wrote; - for standard input")
		.option("--key <file>", "public key of whoever attests: PEM or JWK")
		.option("--jwks <file>", "or a set of such keys, of which the attestation names its own")
		.option("--report <file>", "the JSON report that must be the one that was attested")
		.option(
			"--config <file>",
			"the config that must be the one of the run; repeatable for merged runs of several",
			each,
		)
		.option("--target <url>", "the gateway that must have been tested")
		.option("--subject <[name=]sha256:hex>", "an artifact that must be among its subjects; repeatable", each)
		.addOption(
			new Option("--max-age <duration>", "how long ago the run may have begun")
				.argParser(duration)
				.default(86_400_000, "24h"),
		)
		.addOption(
			new Option("--require-verdict <verdict>", "any also takes a run that has failed")
				.choices(["pass", "any"])
				.default("pass"),
		)
		.option("--whole-suite", "refuse a run of only some of the checks")
		.action(async (file: string, options: Omit<VerifyAttestationOptions, "file">) => {
			const { verifyAttestation } = await import("../verify-attestation.ts");
			exit(await verifyAttestation({ ...options, file }, io, { stdin: () => process.stdin, now: Date.now }));
		});
};
