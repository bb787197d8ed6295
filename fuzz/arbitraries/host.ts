import * as fc from "fast-check";

const label = fc.string({ unit: fc.constantFrom(..."akz019-_AKZ"), minLength: 1, maxLength: 8 });
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
const address = fc.constantFrom("127.0.0.1", "[::1]", "[2001:DB8::7]", "[::ffff:10.0.0.1]");
const port = fc.constantFrom("", ":443", ":80", ":8443", ":1", ":65535", ":4430", ":44");

/** Hosts of the grammar: names, addresses, with and without a port, the default one among them. */
export const validHost = fc
	.tuple(fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: address }), port)
	.map((parts) => parts.join(""));

const group = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), minLength: 1, maxLength: 4 }),
	},
	{ weight: 1, arbitrary: fc.constantFrom("", "g", "12345", "00000", "%31", "1 ", "-1", "\uff11") },
);
const dotted = fc.constantFrom(
	...["1.2.3.4", "0.0.0.0", "255.255.255.255", "256.1.1.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", "1.2.3.", "1.2.3.4a"],
);
const groups = fc.oneof(
	{ weight: 3, arbitrary: fc.array(group, { minLength: 0, maxLength: 9, size: "max" }) },
	{ weight: 1, arbitrary: fc.array(group, { minLength: 8, maxLength: 8 }) },
);

/** Addresses of the sixth version that are in order or nearly so: any number of groups, shortened once or twice, with four numbers at the end. */
const longAddress = fc
	.tuple(groups, groups, fc.constantFrom("::", "::", ":", ":::", ""), fc.option(dotted, { freq: 3, nil: undefined }))
	.map(([left, right, joint, tail]) => {
		const after = [...right.slice(0, Math.max(0, 8 - left.length)), ...(tail === undefined ? [] : [tail])];
		return `[${left.join(":")}${joint}${after.join(":")}]`;
	});

/** What is almost a host: ports out of range, letters that only look like ASCII or become it, stray punctuation. */
const oddHost = fc.oneof(
	fc.tuple(name, fc.constantFrom(":", ":0", ":0443", ":65536", ":99999", ":4a", ":443 ", ":443:443", ":-1")),
	fc.tuple(fc.constantFrom("\u212a.example", "\u0130.example", "\u017f.example", "a\u00df.example"), port),
	fc.tuple(fc.constantFrom("[::1", "::1", "[]", "[:]", "[:::]", "[1::2::3]", "[g::1]", "[::1]x", "[::1%25eth0]"), port),
	fc.tuple(name, fc.constantFrom("/", "?", "#", "@b", "\\", " x", "%41", "\u0000", ",b", "\t", "\n", "\r\n", "\u0085")),
	fc.tuple(longAddress, fc.constantFrom("", "", ":443", ":8443", ":")),
	fc.tuple(fc.constantFrom("", "-", ".", "..", "_", "a".repeat(253), "a".repeat(254)), port),
);

export const anyHost = fc.oneof(
	{ weight: 3, arbitrary: validHost },
	{ weight: 2, arbitrary: oddHost.map((parts) => parts.join("")) },
);
