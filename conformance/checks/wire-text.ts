import { Buffer } from "node:buffer";

/** Text in UTF-8 as it is spelt in a probe: one character for each byte. */
export function utf8(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}
