import { Buffer } from "node:buffer";
import type { WireRequest } from "../client/wire.ts";
import { isPrintableAscii, printableText } from "./printable.ts";

const longestArgument = 4096;

export function quote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

function bodyArgument(body: Uint8Array): { before: string; argument: string } {
	const text = printableText(body);
	const [first] = body;
	if (body.length > 64 && first !== undefined && first > 0x20 && first < 0x7f && body.every((byte) => byte === first)) {
		return {
			before: `head -c ${body.length} /dev/zero | tr '\\0' ${quote(String.fromCharCode(first))} | `,
			argument: "--data-binary @-",
		};
	}
	if (text !== undefined && body.length <= longestArgument && !text.startsWith("@")) {
		return { before: "", argument: `--data-binary ${quote(text)}` };
	}
	if (body.length <= longestArgument) {
		const base64 = Buffer.from(body).toString("base64");
		return { before: `printf %s ${quote(base64)} | base64 -d | `, argument: "--data-binary @-" };
	}
	return { before: "", argument: "--data-binary @body.bin" };
}

function headerArgument(name: string, value: string): string {
	return `-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`;
}

/** Remarks on what curl cannot send; each becomes a comment line. */
function remarks(request: WireRequest): readonly string[] {
	const { framing, headers, target, method, body } = request;
	const found: string[] = [];
	const odd = headers
		.filter(([name, value]) => !isPrintableAscii(name) || !isPrintableAscii(value))
		.map(([name]) => JSON.stringify(name));
	if (odd.length > 0) found.push(`curl cannot send these headers as they were: ${odd.join(", ")}`);
	if (!isPrintableAscii(target)) found.push(`the target holds bytes that curl cannot send: ${JSON.stringify(target)}`);
	if (!isPrintableAscii(method)) found.push(`the method holds bytes that curl cannot send: ${JSON.stringify(method)}`);
	if (framing.kind !== "length" && framing.kind !== "none" && framing.kind !== "chunked") {
		found.push(`the body was framed in a way that curl cannot send (${framing.kind})`);
	}
	if (body.length > longestArgument && !body.every((byte) => byte === body[0])) {
		found.push(`body.bin: the ${body.length} bytes of the body`);
	}
	return found;
}

/**
 * The request as a shell command. It carries whatever credentials the request has: whoever writes it masks them.
 * What curl cannot send is said in comments in front of it, and left out.
 */
export function curlCommand(request: WireRequest, baseUrl: string): string {
	const { method, target, host, headers, body, framing } = request;
	const url = new URL(baseUrl);
	const words = ["curl", "-sS", "-i", "-g", "--http1.1", "--path-as-is"];
	if (method === "HEAD") words.push("--head");
	else words.push("-X", quote(method));
	const named = new Set(headers.map(([name]) => name.toLowerCase()));
	if (host === null) words.push("-H 'Host:'");
	else if (!named.has("host") && host !== url.host) words.push(headerArgument("Host", host));
	for (const [name, value] of headers) {
		if (isPrintableAscii(name) && isPrintableAscii(value)) words.push(headerArgument(name, value));
	}
	let before = "";
	if (body.length > 0) {
		const sent = bodyArgument(body);
		before = sent.before;
		words.push(sent.argument);
		// curl would name a form's content type of its own accord, and the content type is signed.
		if (!named.has("content-type")) words.push("-H 'Content-Type:'");
		if (framing.kind === "chunked") words.push("-H 'Transfer-Encoding: chunked'");
	}
	const plain = target.startsWith("/") && !/[\s#]/.test(target) && isPrintableAscii(target);
	if (plain) words.push(quote(`${url.origin}${target}`));
	else words.push("--request-target", quote([...target].filter(isPrintableAscii).join("")), quote(`${url.origin}/`));
	return [...remarks(request).map((remark) => `# ${remark}`), `${before}${words.join(" ")}`].join("\n");
}
