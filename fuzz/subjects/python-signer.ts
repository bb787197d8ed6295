import { join } from "node:path";
import { packageRoot } from "../../conformance/data.ts";
import { type LineProcess, startLineProcess } from "./line-process.ts";
import type { Signer, SignerAnswer } from "./signer.ts";

export interface RunningSigner {
	readonly sign: Signer;
	close(): Promise<void>;
}

/**
 * The reference signer in Python as one process that is asked again and again. Undefined where there is no
 * `python3`: what is to be compared with it is then to be skipped by name.
 */
export async function startPythonSigner(command = "python3"): Promise<RunningSigner | undefined> {
	const script = join(packageRoot(), "vectors/signers/python/signer.py");
	let program: LineProcess;
	try {
		program = await startLineProcess(command, [script, "--detail"]);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") {
			return undefined;
		}
		throw error;
	}
	let asked = 0;
	const sign: Signer = async (input, scheme) => {
		asked += 1;
		const id = `input-${asked}`;
		const answer: unknown = JSON.parse(await program.ask(JSON.stringify({ id, scheme, ...input })));
		if (typeof answer !== "object" || answer === null || !("id" in answer) || answer.id !== id) {
			throw new Error(`the signer did not answer ${id}`);
		}
		return answer as unknown as SignerAnswer;
	};
	return { sign, close: () => program.close() };
}
