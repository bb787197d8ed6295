import * as fc from "fast-check";

/** Pieces of a path that every scheme takes as they are. */
const pathPieces = [
	...["a", "b", "A", "0", "~", "-", "_", "x.", "..;", "...", ".a", "sites", "admin"],
	...["!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@"],
	...["%20", "%25", "%3F", "%26", "%3D", "%C3%A9", "%EF%BF%BD", "%FF", "%2B", "%23", "%27", "%E2%84%AA", "e%CC%81"],
] as const;

/** The same for a query. */
const queryPieces = [
	...["a", "b", "a=1", "b=2", "&", "&a=", "=", "&&", "A", "~", "x."],
	...["!", "$", "(", ")", "*", "+", ",", ";", ":", "@", "/", "?", "//", "/../", ".."],
	...["%20", "%25", "%26", "%3D", "%2B", "%2F", "%00", "%0A", "%C3%A9", "%FF", "%3F", "%F0%9F%98%80", "%EF%BD%9E"],
	...["%E2%84%AA", "e%CC%81", "&%F0%9F%98%80=", "&%EF%BD%9E="],
] as const;

/** What sorted-query repairs and countersign-v1 refuses. */
const looseTriplets = ["%41", "%7E", "%7e", "%2e", "%2E%2E", "%c3%a9", "%5F", "%61"] as const;

/** What no scheme takes everywhere. */
const noise = [
	...["%", "%2", "%zz", "%%", "%2G", "%2F", "%2f", "%5C", "%00", "%0A", "%7F", "%1f"],
	...["/./", "/../", "//", ".", "..", "\\", "#", "'", '"', "<", ">", "^", "`", "{", "|", "}", "[", "]"],
	...[
		" ",
		"\t",
		"\n",
		"\r",
		"\u0000",
		"\u007f",
		"\u0080",
		"\u00e9",
		"\u00ff",
		"\u2028",
		"\ufeff",
		"\ud800",
		"\u{1f600}",
	],
] as const;

const segment = fc
	.array(fc.constantFrom(...pathPieces), { minLength: 1, maxLength: 4 })
	.map((pieces) => pieces.join(""))
	.filter((text) => text !== "." && text !== "..");

const path = fc
	.tuple(fc.array(segment, { maxLength: 4 }), fc.boolean())
	.map(([segments, slash]) => `/${segments.join("/")}${slash && segments.length > 0 ? "/" : ""}`);

const query = fc
	.array(fc.constantFrom(...queryPieces), { minLength: 1, maxLength: 6 })
	.map((pieces) => pieces.join(""));

const longTarget = fc
	.tuple(fc.integer({ min: 8188, max: 8196 }), fc.constantFrom("a", "/a", "%20"))
	.map(([length, unit]) => `/${unit === "/a" ? "" : "a?"}${unit.repeat(length)}`.replace("//", "/").slice(0, length));

/** Targets that match the grammar of countersign-v1, up to and a little over the size that is allowed. */
export const validTarget: fc.Arbitrary<string> = fc.oneof(
	{ weight: 12, arbitrary: fc.tuple(path, query).map(([left, right]) => `${left}?${right}`) },
	{ weight: 8, arbitrary: path },
	{ weight: 1, arbitrary: longTarget },
);

/** The first and last characters of the classes that grammars speak of, and those next to them. */
const edges = [..."\u0000\u001f !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\u007f\u0080\u00ff"].map((one) =>
	one.charCodeAt(0),
);

/** Any byte as a triplet, in either case, or as it is. */
const anyUnit = fc
	.tuple(
		fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 255 })),
		fc.constantFrom("upper", "lower", "raw"),
	)
	.map(([byte, form]) => {
		const digits = byte.toString(16).padStart(2, "0");
		return form === "raw" ? String.fromCharCode(byte) : `%${form === "upper" ? digits.toUpperCase() : digits}`;
	});

/** A target of the grammar with one thing put into it, so that nothing before hides what becomes of that. */
const spoilt = fc
	.tuple(
		fc.oneof(
			path,
			fc.tuple(path, query).map(([left, right]) => `${left}?${right}`),
		),
		fc.oneof(
			{ weight: 3, arbitrary: anyUnit },
			{ weight: 1, arbitrary: fc.constantFrom(...looseTriplets) },
			{ weight: 1, arbitrary: fc.constantFrom(...noise) },
		),
		fc.integer({ min: 0, max: 99 }),
	)
	.map(([target, unit, at]) => {
		const place = Math.min(target.length, 1 + Math.floor((at / 100) * target.length));
		return target.slice(0, place) + unit + target.slice(place);
	});

/** Targets near the grammars: valid ones, loose ones that sorted-query takes, and ones with something that none takes. */
export const anyTarget: fc.Arbitrary<string> = fc.oneof(
	{ weight: 4, arbitrary: validTarget },
	{ weight: 4, arbitrary: spoilt },
	{ weight: 4, arbitrary: broken([...pathPieces, ...queryPieces, ...looseTriplets]) },
	{ weight: 4, arbitrary: broken([...pathPieces, ...queryPieces, ...looseTriplets, ...noise]) },
	{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

/** Pieces in any order behind a slash, mostly, with separators among them. */
function broken(pieces: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...pieces) },
		{ weight: 1, arbitrary: fc.constantFrom("/", "?", "/", "") },
	);
	const first = fc.constantFrom("/", "/", "/", "/", "", "?", "*", "http://h/", "//");
	return fc.tuple(first, fc.array(piece, { maxLength: 8 })).map(([start, rest]) => start + rest.join(""));
}
