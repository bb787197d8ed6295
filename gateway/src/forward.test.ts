import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forward } from "./forward.ts";

const request = {
	upstream: { origin: "https://upstream.test" },
	method: "GET",
	target: "/a",
	headers: new Map(),
	body: new Uint8Array(),
	timeoutSeconds: 1,
} as const;

describe("forwarding", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it("lets a body that has begun in time take what time it needs", async () => {
		const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
		const answer = await forward(request, () => async () => new Response(readable));
		expect(vi.getTimerCount()).toBe(0);
		vi.advanceTimersByTime(5000);
		const writer = writable.getWriter();
		void writer.write(new TextEncoder().encode("fine")).then(() => writer.close());
		expect(answer.ok && (await answer.value.text())).toBe("fine");
	});

	it("wants nothing more of an upstream whose answer is none", async () => {
		const body = { cancel: vi.fn(async () => undefined) };
		const impossible = { status: 600, headers: new Headers(), body } as unknown as Response;
		const answer = await forward(request, () => async () => impossible);
		expect(answer).toMatchObject({ ok: false, refusal: { code: "upstream_unreachable" } });
		expect(body.cancel).toHaveBeenCalledOnce();
	});

	it("has an upstream that cannot even be asked for one that cannot be reached", async () => {
		const answer = await forward(request, () => {
			throw new Error("no such binding");
		});
		expect(answer).toMatchObject({ ok: false, refusal: { code: "upstream_unreachable" } });
	});
});
