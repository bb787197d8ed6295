import { Buffer, isUtf8 } from "node:buffer";

function isControl(code: number): boolean {
	return code < 0x20 || code === 0x7f;
}

/** Whether a latin-1 text is printable ASCII throughout, tabs allowed: what curl, a shell and a terminal leave alone. */
export function isPrintableAscii(text: string): boolean {
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 0x7e || (isControl(code) && code !== 0x09)) return false;
	}
	return true;
}

/** The text of a body, or undefined if it is not UTF-8 or holds controls other than tabs and line ends. */
export function printableText(body: Uint8Array): string | undefined {
	if (!isUtf8(body) || body.some((byte) => isControl(byte) && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d))
		return undefined;
	return Buffer.from(body).toString("utf8");
}
