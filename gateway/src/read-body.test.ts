import { describe, expect, it } from "vitest";
import { readBody } from "./read-body.ts";

function streamOf(...chunks: readonly string[]): ReadableStream<Uint8Array> {
	return new ReadableStream({
		start(controller) {
			for (const chunk of chunks) {
				controller.enqueue(new TextEncoder().encode(chunk));
			}
			controller.close();
		},
	});
}

describe.each([true, false])("a body whose length was declared: %s", (isDeclared) => {
	async function read(stream: ReadableStream<Uint8Array> | null, method: "GET" | "HEAD" | "POST" | "DELETE" = "POST") {
		const body = await readBody(new Response(stream), method, 10, isDeclared);
		return body.ok ? Buffer.from(body.value).toString() : body.refusal.code;
	}

	it("is the same bytes however it is framed", async () => {
		expect(await read(streamOf("0123456789"))).toBe("0123456789");
		expect(await read(streamOf("0", "", "12345", "6789"))).toBe("0123456789");
		expect(await read(streamOf("abc"), "DELETE")).toBe("abc");
	});

	it("is zero bytes when there is none, it is empty, or has empty chunks only", async () => {
		for (const stream of [null, streamOf(), streamOf("", "")]) {
			expect(await read(stream)).toBe("");
		}
		expect(await read(streamOf(""), "GET")).toBe("");
	});

	it("may reach the cap and not pass it, in one chunk or in many", async () => {
		expect(await read(streamOf("01234567890"))).toBe("content_too_large");
		expect(await read(streamOf("0123456789", "0"))).toBe("content_too_large");
	});

	it("is refused where it breaks off, never taken for what had come", async () => {
		const broken = new ReadableStream<Uint8Array>({
			start: (controller) => controller.enqueue(new TextEncoder().encode("abc")),
			pull: (controller) => controller.error(new Error("the connection is gone")),
		});
		expect(await read(broken)).toBe("malformed_request");
	});

	it("is refused for GET and HEAD", async () => {
		expect(await read(streamOf("0"), "GET")).toBe("malformed_request");
		expect(await read(streamOf("0"), "HEAD")).toBe("malformed_request");
	});
});
