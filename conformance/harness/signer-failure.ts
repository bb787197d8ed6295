/** Why a signer's process was ended by us, or could not be run. */
export type SignerFailure =
	| { kind: "not-started"; file: string; code: string }
	/** `answered` of `asked` questions, and then nothing more. */
	| { kind: "hung"; seconds: number; answered: number; asked: number }
	| { kind: "flooded"; what: string }
	| { kind: "interrupted" };

/** Why a process was not run to its end, as a clause. */
export function describeFailure(failure: SignerFailure): string {
	switch (failure.kind) {
		case "not-started":
			return `the command could not be started: ${startFault(failure.file, failure.code)}`;
		case "hung":
			return `the command ${describeHang(failure)}`;
		case "flooded":
			return `the command printed more than ${failure.what} and was ended`;
		case "interrupted":
			return "the run was interrupted";
	}
}

function startFault(file: string, code: string): string {
	const name = JSON.stringify(file);
	if (code === "ENOENT") return `there is no ${name}`;
	if (code === "EACCES") return `${name} may not be executed (chmod +x, or name its interpreter before it)`;
	return `${name} (${code})`;
}

function describeHang({ seconds, answered, asked }: Extract<SignerFailure, { kind: "hung" }>): string {
	if (answered === 0) {
		return `answered nothing for ${seconds} s and was ended (it must answer line by line or when its input ends, and flush; if it compiles first, --timeout gives it longer)`;
	}
	return answered < asked
		? `answered ${answered} of ${asked} questions, then nothing for ${seconds} s, and was ended (does it flush its output?)`
		: `answered everything, but did not end within ${seconds} s after its input was closed`;
}

/** Why `spawn` failed. */
export function notStarted(file: string, error: unknown): SignerFailure {
	const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
	return { kind: "not-started", file, code };
}
