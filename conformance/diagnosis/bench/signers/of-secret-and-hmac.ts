import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import { wrong, wrongSorted } from "../partner.ts";

/** One mistake each, about the secret, the HMAC and the text of the signature. */
export const secretSigners = [
	wrong("secret from a file with its newline", ["secret/with-newline"], {
		key: (secret) => Buffer.from(`${secret}\n`),
	}),
	wrong("secret trimmed", ["secret/trimmed"], { key: (secret) => Buffer.from(secret.trim()) }),
	wrong("secret.strip() of Python", ["secret/trimmed"], {
		key: (secret) => Buffer.from(secret.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, "")),
	}),
	wrong("secret.trim() of Java", ["secret/trimmed"], {
		key: (secret) => Buffer.from(secret.replace(/^[\0- ]+|[\0- ]+$/g, "")),
	}),
	wrong("secret with the quotes of .env", ["secret/quoted"], { key: (secret) => Buffer.from(`"${secret}"`) }),
	wrong("Buffer.from(secret, 'hex')", ["secret/hex-decoded"], { key: (secret) => Buffer.from(secret, "hex") }),
	wrong("atob(secret)", ["secret/base64-decoded"], { key: (secret) => Buffer.from(secret, "base64") }),
	wrong("ISO-8859-1", ["secret/latin-1"], { key: (secret) => Buffer.from(secret, "latin1") }),
	wrong("secret hashed first", ["secret/hashed"], { key: (secret) => createHash("sha256").update(secret).digest() }),
	wrong("environment variable unset", ["secret/empty"], { key: () => Buffer.from("undefined") }),
	wrong("key id and secret mixed up", ["secret/key-id"], { key: (_, { keyId }) => Buffer.from(keyId) }),
	wrong("OAuth 1 habit", ["secret/ampersand-added"], { key: (secret) => Buffer.from(`${secret}&`) }),
	wrong("HMAC-SHA-1", ["hmac/sha-1"], { mac: (key, message) => createHmac("sha1", key).update(message).digest() }),
	wrong("HMAC-SHA-512", ["hmac/sha-512"], {
		mac: (key, message) => createHmac("sha512", key).update(message).digest(),
	}),
	wrong("arguments in the wrong order", ["hmac/exchanged"], {
		mac: (key, message) => createHmac("sha256", message).update(key).digest(),
	}),
	wrong("sha256(secret + string)", ["hmac/hash-of-both"], {
		mac: (key, message) =>
			createHash("sha256")
				.update(Buffer.concat([key, message]))
				.digest(),
	}),
	wrong("sha256(string)", ["hmac/hash-without-secret"], {
		mac: (_, message) => createHash("sha256").update(message).digest(),
	}),
	wrong("no v1=", ["signature/without-prefix"], { write: (mac) => mac.toString("hex") }),
	wrong("sha256=", ["signature/other-prefix"], { write: (mac) => `sha256=${mac.toString("hex")}` }),
	wrong("base64 behind v1=", ["signature/base64"], { write: (mac) => `v1=${mac.toString("base64")}` }),
	wrong("upper-case hex", ["signature/upper-case"], { write: (mac) => `v1=${mac.toString("hex").toUpperCase()}` }),
	wrong("base64 of hexdigest", ["signature/base64-of-hex"], {
		write: (mac) => `v1=${Buffer.from(mac.toString("hex")).toString("base64")}`,
	}),
	wrong("BitConverter.ToString", ["signature/grouped"], {
		write: (mac) => `v1=${[...mac].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("-")}`,
	}),
	wrong("Integer.toHexString", ["signature/zeros-lost"], {
		write: (mac) => `v1=${[...mac].map((byte) => byte.toString(16)).join("")}`,
	}),
	wrong("new BigInteger(1, mac).toString(16)", ["signature/number"], {
		write: (mac) => `v1=${BigInt(`0x${mac.toString("hex")}`).toString(16)}`,
	}),
	wrong("first half of the signature", ["signature/cut"], { write: (mac) => `v1=${mac.toString("hex").slice(0, 32)}` }),
	wrongSorted("unpadded base64", ["signature/base64-unpadded"], {
		write: (mac) => mac.toString("base64").replace(/=+$/, ""),
	}),
	wrongSorted("v1= in front", ["signature/prefix-of-v1"], { write: (mac) => `v1=${mac.toString("base64")}` }),
	wrongSorted("encodebytes", ["signature/newline-at-end"], { write: (mac) => `${mac.toString("base64")}\n` }),
];
