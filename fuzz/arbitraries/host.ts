import * as fc from "fast-check";
import { address, oddAddress } from "./address.ts";

const label = fc.string({ unit: fc.constantFrom(..."akz019-_AKZ"), minLength: 1, maxLength: 8 });
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
const known = fc.constantFrom("127.0.0.1", "[::1]", "[2001:DB8::7]", "[::ffff:10.0.0.1]");
const port = fc.constantFrom("", ":443", ":80", ":8443", ":1", ":65535", ":4430", ":44");

/** Hosts of the grammar: names, addresses, with and without a port, the default one among them. */
export const validHost = fc
	.tuple(
		fc.oneof({ weight: 6, arbitrary: name }, { weight: 2, arbitrary: known }, { weight: 1, arbitrary: address }),
		port,
	)
	.map((parts) => parts.join(""));

/** What is almost a host: ports out of range, letters that only look like ASCII or become it, stray punctuation. */
const oddHost = fc.oneof(
	fc.tuple(name, fc.constantFrom(":", ":0", ":0443", ":65536", ":99999", ":4a", ":443 ", ":443:443", ":-1")),
	fc.tuple(fc.constantFrom("\u212a.example", "\u0130.example", "\u017f.example", "a\u00df.example"), port),
	fc.tuple(fc.constantFrom("[::1", "::1", "[]", "[:]", "[:::]", "[1::2::3]", "[g::1]", "[::1]x", "[::1%25eth0]"), port),
	fc.tuple(name, fc.constantFrom("/", "?", "#", "@b", "\\", " x", "%41", "\u0000", ",b", "\t", "\n", "\r\n", "\u0085")),
	fc.tuple(fc.constantFrom("", "-", ".", "..", "_", "a".repeat(253), "a".repeat(254)), port),
);

export const anyHost = fc.oneof(
	{ weight: 3, arbitrary: validHost },
	{ weight: 2, arbitrary: oddHost.map((parts) => parts.join("")) },
	{ weight: 1, arbitrary: fc.tuple(oddAddress, port).map((parts) => parts.join("")) },
);
