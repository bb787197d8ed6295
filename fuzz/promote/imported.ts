import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../conformance/data.ts";

/** For tests: what a module of generated source exports, were it put into this folder of the project. */
export async function imported(text: string, folder: string): Promise<Readonly<Record<string, unknown>>> {
	const place = mkdtempSync(join(tmpdir(), "promoted-"));
	try {
		const home = join(packageRoot(), folder);
		const moved = text.replaceAll(/ from "(\.[^"]*)";/g, (_, path: string) => ` from "${resolve(home, path)}";`);
		const file = join(place, "promoted.ts");
		writeFileSync(file, moved);
		return await import(pathToFileURL(file).href);
	} finally {
		rmSync(place, { recursive: true });
	}
}
