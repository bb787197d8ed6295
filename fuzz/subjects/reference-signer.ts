import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decide, isPresent, prepareSigner, type ReferenceSigner } from "../../conformance/harness/reference-signers.ts";
import { startLineProcess } from "./line-process.ts";
import type { Signer, SignerAnswer } from "./signer.ts";

/** A signer in another language as one process that is asked again and again, several inputs at once if need be. */
interface RunningSigner {
	readonly sign: Signer;
	close(): Promise<void>;
}

export type StartedSigner =
	| { readonly ok: true; readonly signer: RunningSigner }
	/** Its toolchain is missing, or cannot build it here: what is to be compared with it is to be skipped by name. */
	| { readonly ok: false; readonly reason: string };

/** Builds a reference signer, where it has anything to build, and starts it behind the partner's protocol. */
export async function startReferenceSigner(signer: ReferenceSigner): Promise<StartedSigner> {
	const decision = decide(signer, isPresent(signer), false);
	if (decision.kind !== "run") {
		return { ok: false, reason: decision.reason };
	}
	const folder = await mkdtemp(join(tmpdir(), "countersign-signer-"));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		const [file, ...args] = await prepareSigner(signer, folder);
		const program = await startLineProcess(file, args);
		return {
			ok: true,
			signer: { sign: signerBehind(program.ask), close: () => program.close().finally(remove) },
		};
	} catch (error) {
		await remove();
		const words = error instanceof Error ? error.message : String(error);
		return { ok: false, reason: `it cannot be built and started here: ${words.slice(0, 500)}` };
	}
}

/** Answers must come in the order of the questions, each with its id. */
function signerBehind(ask: (line: string) => Promise<string>): Signer {
	let asked = 0;
	return async (input, scheme) => {
		asked += 1;
		const id = `input-${asked}`;
		const answer: unknown = JSON.parse(await ask(JSON.stringify({ id, scheme, ...input })));
		if (typeof answer !== "object" || answer === null || !("id" in answer) || answer.id !== id) {
			throw new Error(`the signer did not answer ${id}`);
		}
		return answer as unknown as SignerAnswer;
	};
}
