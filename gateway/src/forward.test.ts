import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forward } from "./forward.ts";

const request = {
	upstream: { origin: "https://upstream.test" },
	method: "GET",
	target: "/a",
	headers: new Headers(),
	body: new Uint8Array(),
	timeoutSeconds: 1,
} as const;

/** The signal that the upstream was asked with. */
async function signalAfter(response: Response): Promise<AbortSignal | null | undefined> {
	let signal: AbortSignal | null | undefined;
	await forward(request, () => async (_, init) => {
		signal = init?.signal;
		return response;
	});
	vi.advanceTimersByTime(5000);
	return signal;
}

describe("forwarding", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it("lets a body that has begun in time take what time it needs", async () => {
		expect((await signalAfter(new Response("fine")))?.aborted).toBe(false);
		expect(vi.getTimerCount()).toBe(0);
	});

	it("wants nothing more of an upstream whose answer is none", async () => {
		const impossible = { status: 600, headers: new Headers(), body: null } as unknown as Response;
		expect((await signalAfter(impossible))?.aborted).toBe(true);
	});
});
