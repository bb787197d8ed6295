import type { TargetReader, TargetReading } from "../laws/target-reading.ts";
import { targetReaderScript } from "./target-reader-script.ts";

type OpenedReader =
	| { readonly ok: true; readonly read: TargetReader; close(): Promise<void> }
	| { readonly ok: false; readonly reason: string };

/** The URL parser of a Chromium of this machine, in an empty page; or why there is none. */
export async function openChromiumReader(): Promise<OpenedReader> {
	const door = await browserDoor();
	if (door === undefined) {
		return { ok: false, reason: "what drives a browser comes with the source of this project, not with the package" };
	}
	const found = door.presentBrowser();
	if (!found.ok) {
		return found;
	}
	const browser = await door.openBrowser(found.path);
	const page = await browser.newPage();
	return {
		ok: true,
		read: (targets) => page.evaluate<readonly TargetReading[]>(`(${targetReaderScript})(${JSON.stringify(targets)})`),
		close: () => browser.close(),
	};
}

/** Playwright is for development only, and so is what opens browsers by it. */
async function browserDoor(): Promise<typeof import("../../conformance/browser/open-browser.ts") | undefined> {
	try {
		return await import("../../conformance/browser/open-browser.ts");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") {
			return undefined;
		}
		throw error;
	}
}
