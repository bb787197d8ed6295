import type { Seen } from "../engine/check.ts";
import { echoControlPath } from "./echo.ts";

/** Asks an echo in another process, by its own URL, for what it saw. */
export function echoClient(controlUrl: string): { seen(token: string): Promise<readonly Seen[]> } {
	return {
		async seen(token) {
			const url = new URL(echoControlPath, controlUrl);
			url.searchParams.set("contains", token);
			const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
			if (!response.ok) {
				throw new Error(`the echo at ${controlUrl} does not tell what it saw (status ${response.status})`);
			}
			return (await response.json()) as readonly Seen[];
		},
	};
}
