import { type Command, Option } from "commander";
import { date, durationOrZero, each, whole, wholeOrNone } from "../arguments.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import type { CreateOptions } from "../keys/create.ts";
import type { DivideOptions } from "../keys/divide.ts";
import type { ExportOptions } from "../keys/export.ts";
import type { KeyringOptions } from "../keys/keyring.ts";
import type { ListOptions } from "../keys/list.ts";
import type { QuotaOptions } from "../keys/quota.ts";
import type { RevokeOptions } from "../keys/revoke.ts";
import type { RotateOptions } from "../keys/rotate.ts";
import type { ShowOptions } from "../keys/show.ts";

const more = `
The gateway runs on this machine (wrangler dev, countersign gateway) or, with
--remote, is deployed: Wrangler has to be logged in then, or has its token in
CLOUDFLARE_API_TOKEN. Its keys are reached by a service binding, which no
request from outside can use.

A secret is drawn here and shown once. Nothing else ever shows one but an export
--with-secrets; a secret is called by its fingerprint, the first 12 hexadecimal
digits of its SHA-256.`;

const mostRequests = 1_000_000_000;
const quota = whole(0, mostRequests);
const quotaOrNone = wholeOrNone(0, mostRequests);

export const registerKeys: RegisterCommand = (program, context) => {
	const keys = program
		.command("keys")
		.description("the keys of a gateway that you run: make, rotate, revoke, divide, export")
		.addHelpText("after", more);
	for (const register of [
		registerCreate,
		registerRotate,
		registerRevoke,
		registerList,
		registerShow,
		registerQuota,
		registerDivide,
		registerExport,
		registerImport,
	]) {
		register(keys, context);
	}
};

/** The options by which all of them are told which gateway is meant. */
function withPlace(command: Command): Command {
	return command
		.option("--service <name>", "name of its Worker", "countersign-gateway")
		.option("--env <name>", "the environment in which it runs: Wrangler calls the Worker NAME-ENV then")
		.option("--remote", "it is deployed");
}

function withHandOver(command: Command): Command {
	return command
		.option("--secret-file <file>", "write the secret to a new file that only you can read, not to standard output")
		.option("--json", "as JSON");
}

async function partsFor({ io }: CommandContext) {
	const { processParts } = await import("../keys/process-parts.ts");
	return processParts(io);
}

function registerCreate(keys: Command, context: CommandContext): void {
	const command = keys
		.command("create")
		.description("make a key, and show its secret once")
		.argument("[key-id]", "1 to 64 of A-Z a-z 0-9 _ -; one is drawn unless given")
		.requiredOption("--scope <scope>", "what its requests may do; repeatable", each)
		.option("--client-id <text>", "identity that is forwarded; the key id unless given")
		.option("--org-id <text>", "the same for the organisation")
		.option("--user-id <text>", "the same for the user")
		.option("--quota-minute <number>", "requests in each UTC minute", quota)
		.option("--quota-hour <number>", "in each UTC hour", quota)
		.option("--quota-day <number>", "in each UTC day", quota)
		.option("--expires <date>", "from when on it is refused: 2027-01-31, or 2027-01-31T12:00:00Z", date)
		.addOption(
			new Option("--environment <name>", "beginning of an id that is drawn").choices(["live", "test"]).default("live"),
		);
	withPlace(withHandOver(command)).action(async (keyId: string | undefined, options: CreateOptions) => {
		const { createKey } = await import("../keys/create.ts");
		context.exit(await createKey(keyId, options, context.io, await partsFor(context)));
	});
}

function registerRotate(keys: Command, context: CommandContext): void {
	const command = keys
		.command("rotate")
		.description("give a key a new secret, and show it once")
		.argument("<key-id>")
		.option(
			"--overlap <duration>",
			"for how long the present secret is accepted beside it; 0 removes it at once",
			durationOrZero,
			durationOrZero("24h"),
		);
	withPlace(withHandOver(command)).action(async (keyId: string, options: RotateOptions) => {
		const { rotateKey } = await import("../keys/rotate.ts");
		context.exit(await rotateKey(keyId, options, context.io, await partsFor(context)));
	});
}

function registerRevoke(keys: Command, context: CommandContext): void {
	const command = keys
		.command("revoke")
		.description("refuse a key for ever, everywhere at once")
		.argument("<key-id>")
		.option("-y, --yes", "do not ask");
	withPlace(command).action(async (keyId: string, options: RevokeOptions) => {
		const { revokeKey } = await import("../keys/revoke.ts");
		context.exit(await revokeKey(keyId, options, context.io, await partsFor(context)));
	});
}

function registerList(keys: Command, context: CommandContext): void {
	const command = keys
		.command("list")
		.description("all keys; the last minute's may be missing")
		.option("--json", "as JSON");
	withPlace(command).action(async (options: ListOptions) => {
		const { listKeys } = await import("../keys/list.ts");
		context.exit(await listKeys(options, context.io, await partsFor(context)));
	});
}

function registerShow(keys: Command, context: CommandContext): void {
	const command = keys
		.command("show")
		.description("one key, as it is in force")
		.argument("<key-id>")
		.option("--json", "as JSON");
	withPlace(command).action(async (keyId: string, options: ShowOptions) => {
		const { showKey } = await import("../keys/show.ts");
		context.exit(await showKey(keyId, options, context.io, await partsFor(context)));
	});
}

function registerQuota(keys: Command, context: CommandContext): void {
	const command = keys
		.command("quota")
		.description("change how many requests of a key are admitted; a window that is not told stays as it is")
		.argument("<key-id>")
		.option("--minute <number>", "in each UTC minute; none for no quota", quotaOrNone)
		.option("--hour <number>", "in each UTC hour", quotaOrNone)
		.option("--day <number>", "in each UTC day", quotaOrNone);
	withPlace(command).action(async (keyId: string, options: QuotaOptions) => {
		const { changeQuota } = await import("../keys/quota.ts");
		context.exit(await changeQuota(keyId, options, context.io, await partsFor(context)));
	});
}

function registerDivide(keys: Command, context: CommandContext): void {
	const command = keys
		.command("divide")
		.description("change among how many admission objects a busy key is divided, a quarter of an hour from now")
		.argument("<key-id>")
		.requiredOption("--shards <number>", "1 to 64, and no more than the smallest quota", whole(1, 64));
	withPlace(command).action(async (keyId: string, options: DivideOptions) => {
		const { divideKey } = await import("../keys/divide.ts");
		context.exit(await divideKey(keyId, options, context.io, await partsFor(context)));
	});
}

function registerExport(keys: Command, context: CommandContext): void {
	const command = keys
		.command("export")
		.description("write all key records to a new file that only you can read (see: schema key-record)")
		.argument("<file>")
		.option("--with-secrets", "with their secrets, as an import needs them");
	withPlace(command).action(async (file: string, options: ExportOptions) => {
		const { exportKeys } = await import("../keys/export.ts");
		context.exit(await exportKeys(file, options, context.io, await partsFor(context)));
	});
}

function registerImport(keys: Command, context: CommandContext): void {
	const command = keys
		.command("import")
		.description("put the key records of a file in force, unless somebody has changed a key since the file was written")
		.argument("<file>");
	withPlace(command).action(async (file: string, options: KeyringOptions) => {
		const { importKeys } = await import("../keys/import.ts");
		context.exit(await importKeys(file, options, context.io, await partsFor(context)));
	});
}
