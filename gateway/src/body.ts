/**
 * Reads a body whole, giving up as soon as it passes the limit (REQ-07). Rejects when the body ends early or its
 * framing is broken, as the platform does: that is never an empty body (REQ-10).
 */
export async function readCapped(
	stream: ReadableStream<Uint8Array> | null,
	maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | "too_large"> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const reader = stream?.getReader();
	while (reader !== undefined) {
		const { done, value } = await reader.read();
		if (done) {
			break;
		}
		length += value.byteLength;
		if (length > maxBytes) {
			await reader.cancel().catch(() => undefined);
			return "too_large";
		}
		chunks.push(value);
	}
	return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return bytes;
}
