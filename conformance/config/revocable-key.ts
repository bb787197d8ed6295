import { type ExecFileException, execFile } from "node:child_process";
import type { RevocableKey } from "../engine/check.ts";
import { Hindered } from "../engine/measurement.ts";
import type { RunnerConfig } from "./schema.ts";

/** A command that asks the network, of which some take their time. */
const patienceMs = 120_000;

/** The key of a config that may be revoked, by the commands that the config gives; they are run in `folder`. */
export function revocableKey({ hmac }: RunnerConfig, folder: string): RevocableKey | undefined {
	const key = hmac?.keys.revocable;
	if (key === undefined) return undefined;
	return {
		probe: { credential: "hmac", key: "revocable" },
		revoke: () => run("revoke", key.revoke, folder),
		restore: async () => {
			if (key.restore !== undefined) await run("restore", key.restore, folder);
		},
	};
}

function howItEnded({ killed, code, signal }: ExecFileException): string {
	if (killed === true) return `took longer than ${patienceMs / 1000} s`;
	if (typeof code === "string") return `cannot be run (${code})`;
	return `ended with ${code ?? signal}`;
}

/** Rejects with a `Hindered` that names the member of the config and says how the command ended. */
function run(name: "revoke" | "restore", command: readonly string[], folder: string): Promise<void> {
	const [program = "", ...words] = command;
	return new Promise((resolve, reject) => {
		execFile(program, words, { cwd: folder, timeout: patienceMs }, (error, _, complaint) => {
			if (error === null) return resolve();
			const said = complaint.trim().split("\n").at(-1) ?? "";
			const how = howItEnded(error);
			reject(new Hindered(`hmac.keys.revocable.${name}: ${program} ${how}${said === "" ? "" : `: ${said}`}`));
		});
	});
}
