import { Buffer } from "node:buffer";

/** A text as it goes on the wire, one character for each byte of its UTF-8 form. */
export function toWire(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}

/** The reverse, for people to read; bytes that are no UTF-8 are shown as the replacement character. */
export function fromWire(wire: string): string {
	return Buffer.from(wire, "latin1").toString("utf8");
}
