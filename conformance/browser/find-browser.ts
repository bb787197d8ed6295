import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Names a Chromium to use instead of any other: the path of its program. */
const browserVariable = "COUNTERSIGN_BROWSER";

/** Under which names systems have one. */
const systemNames = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
	"chrome",
	"microsoft-edge",
];

/** Where a browser may be; replaced in tests. */
export interface BrowserPlaces {
	env: Readonly<Record<string, string | undefined>>;
	/** Where Playwright puts the one that it downloads. */
	playwright: string;
}

/** A browser's program, or why there is none, as a clause. */
export type FoundBrowser = { ok: true; path: string } | { ok: false; reason: string };

/**
 * A Chromium on this machine: the one of `COUNTERSIGN_BROWSER`, else Playwright's own, else one of the system. The
 * variable excludes the others, so that a mistake in it is not hidden by a browser that nobody meant.
 */
export function findBrowser({ env, playwright }: BrowserPlaces): FoundBrowser {
	const named = env[browserVariable];
	if (named !== undefined && named !== "") {
		return isProgram(named)
			? { ok: true, path: named }
			: { ok: false, reason: `${browserVariable} does not name a program that can be run` };
	}
	const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
	const system = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
	const path = [playwright, ...system].find(isProgram);
	return path === undefined
		? {
				ok: false,
				reason: `there is no Chromium here (npx playwright install chromium, apt-get install chromium, or ${browserVariable})`,
			}
		: { ok: true, path };
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
