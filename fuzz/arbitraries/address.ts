import * as fc from "fast-check";

const group = fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), minLength: 1, maxLength: 4 });
const groups = (count: number) => fc.array(group, { minLength: count, maxLength: count });
const number = fc.oneof(
	fc.constantFrom("0", "9", "10", "99", "100", "199", "200", "249", "250", "255"),
	fc.integer({ min: 0, max: 255 }).map(String),
);
const dotted = fc.tuple(number, number, number, number).map((numbers) => numbers.join("."));

/** Eight groups, the last two of them as four numbers at times. */
const whole = fc.oneof(
	groups(8).map((all) => all.join(":")),
	fc.tuple(groups(6), dotted).map(([first, last]) => `${first.join(":")}:${last}`),
);

/** A `::` in place of one group or more, at any place. */
const shortened = fc
	.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), fc.boolean())
	.chain(([left, right, withNumbers]) => {
		const before = groups(left);
		const room = 7 - left;
		const after =
			withNumbers && room >= 2
				? fc.tuple(groups(Math.min(right, room - 2)), dotted).map(([some, last]) => [...some, last])
				: groups(Math.min(right, room));
		return fc.tuple(before, after).map(([one, other]) => `${one.join(":")}::${other.join(":")}`);
	});

/** IPv6 addresses of RFC 3986 §3.2.2, in brackets. */
export const address: fc.Arbitrary<string> = fc.oneof(whole, shortened).map((text) => `[${text}]`);

/** The same with one piece of it replaced by what may not stand there, mostly. */
export const oddAddress: fc.Arbitrary<string> = fc
	.tuple(
		address,
		fc.nat(40),
		fc.constantFrom(
			...["", ":", "::", ".", "g", "12345", "00000", "256", "260", "300", "1000", "01", "00", "1a", "-1", " 1", "1\n"],
			...["\uff11", "\u0661", "%31", "1%25lo", "1:2", "1.2", "]"],
		),
	)
	.map(([text, at, piece]) => {
		const pieces = text.slice(1, -1).split(/([:.])/);
		return `[${pieces.with(at % pieces.length, piece).join("")}]`;
	});
