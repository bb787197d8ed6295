import { type Browser, chromium } from "playwright";
import { type FoundBrowser, findBrowser } from "./find-browser.ts";

/** The browser of this machine, or why there is none. */
export function presentBrowser(): FoundBrowser {
	return findBrowser({ env: process.env, playwright: chromium.executablePath() });
}

const quietly = [
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-gpu",
	"--disable-quic",
	"--disable-sync",
	"--no-first-run",
];

/** Starts a browser without a window. In its sandbox, which it does not have for root. Rejects where it does not start. */
export function openBrowser(path: string): Promise<Browser> {
	return chromium.launch({ executablePath: path, args: quietly, chromiumSandbox: process.getuid?.() !== 0 });
}
