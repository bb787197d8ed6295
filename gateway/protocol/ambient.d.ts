/** UTF-8 coding, the one thing that every JavaScript runtime has and the language's own types lack. */
declare class TextEncoder {
	encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
	constructor(label: "utf-8", options: { fatal: true; ignoreBOM: true });
	decode(bytes: Uint8Array): string;
}
