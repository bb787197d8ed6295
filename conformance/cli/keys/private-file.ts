import { closeSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/** A new file that only its owner reads. */
export interface PrivateFile {
	/** As the operator named it. */
	name: string;
	write(text: string): void;
	/** Takes it away again, where nothing came of it. */
	remove(): void;
}

/** Makes the file, empty. Throws a `UsageError` where that cannot be, also where there is one of that name: it may hold a secret. */
export function makePrivateFile(name: string, cwd: string): PrivateFile {
	const path = resolve(cwd, name);
	try {
		const descriptor = openSync(path, "wx", 0o600);
		let isOpen = true;
		const close = () => {
			if (isOpen) closeSync(descriptor);
			isOpen = false;
		};
		return {
			name,
			write(text) {
				writeFileSync(descriptor, text);
				close();
			},
			remove() {
				close();
				unlinkSync(path);
			},
		};
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		const reason = code === "EEXIST" ? "it is there already, and may hold a secret; name another one" : code;
		throw new UsageError(`${name} could not be written (${reason}).`);
	}
}
