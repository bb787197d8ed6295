import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "./io.ts";

const usualNames = ["countersign.jsonc", "countersign.json"] as const;

/**
 * Says that a config is in the working folder where none was named. It is not taken unasked: hostile requests go to a
 * target only where somebody has said so.
 */
export async function mentionConfig({ cwd, stderr }: Pick<Io, "cwd" | "stderr">): Promise<void> {
	const name = usualNames.find((candidate) => existsSync(join(cwd, candidate)));
	if (name === undefined) return;
	await stderr.write(`The embedded gateway is tested. For the target of ${name}: --config ${name}\n`);
}
