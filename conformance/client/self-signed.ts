import { generateKeyPairSync, sign } from "node:crypto";

/** For tests: a private key and a certificate that it signed itself, for localhost and 127.0.0.1, both PEM. */
export function selfSignedCertificate(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from("localhost")))));
	const alternatives = sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])));
	// RFC 5280 §4.1: version 3, serial number, algorithm, issuer, validity, subject, public key, extensions.
	const certificate = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.from([1])),
		ecdsaWithSha256,
		name,
		sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z"))),
		name,
		publicKey.export({ format: "der", type: "spki" }),
		der(0xa3, sequence(sequence(subjectAltName, der(0x04, alternatives)))),
	);
	const signature = sign("sha256", certificate, privateKey);
	const signed = sequence(certificate, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
	const lines = signed.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
	return {
		key: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
	};
}

const commonName = der(0x06, Buffer.from([0x55, 0x04, 0x03]));
const subjectAltName = der(0x06, Buffer.from([0x55, 0x1d, 0x11]));
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])));

function sequence(...contents: Buffer[]): Buffer {
	return der(0x30, ...contents);
}

/** Tag, length, contents (X.690 §8.1); lengths below 65536. */
function der(tag: number, ...contents: Buffer[]): Buffer {
	const content = Buffer.concat(contents);
	const { length } = content;
	const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
