import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A folder that is gone when it is removed, or with this process, however that ends in order. */
export interface TemporaryFolder {
	readonly path: string;
	remove(): void;
}

/** Makes an empty folder under another, which is made where it is not there. */
export function temporaryFolder(parent: string): TemporaryFolder {
	mkdirSync(parent, { recursive: true });
	const path = mkdtempSync(join(parent, "countersign-bench-"));
	const removeAtExit = () => rmSync(path, { recursive: true, force: true });
	process.once("exit", removeAtExit);
	return {
		path,
		remove: () => {
			process.off("exit", removeAtExit);
			removeAtExit();
		},
	};
}
