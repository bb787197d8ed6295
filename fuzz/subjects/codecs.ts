import { decodeBase64, decodeBase64url, decodeHex, encodeBase64, encodeBase64url, encodeHex } from "../core.ts";
import type { Codec, EncodingName } from "../laws/encoding.ts";

/** The strict encodings of the core. */
export const coreCodecs: Readonly<Record<EncodingName, Codec>> = {
	hex: { encode: encodeHex, decode: decodeHex },
	base64: { encode: encodeBase64, decode: decodeBase64 },
	base64url: { encode: encodeBase64url, decode: decodeBase64url },
};
