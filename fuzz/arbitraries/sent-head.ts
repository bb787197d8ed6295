import * as fc from "fast-check";
import type { SentHead } from "../models/delivery.ts";
import { validHost } from "./host.ts";
import { anyTarget, validTarget } from "./target.ts";

/** What separates and ends lines and requests, and what hides there. */
const bytes = fc
	.array(
		fc.oneof(
			{ weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)) },
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					...["/", "/a", " ", "\t", "\r", "\n", "\r\n", " HTTP/1.1", " HTTP/1.1\r\nHost: h\r\n", "\u0000"],
					...[
						"\u00c3\u00a9",
						"\u00e9",
						"\u00ef\u00bf\u00bd",
						"\u00f0\u009f\u0098\u0080",
						"\u00c0\u00af",
						"http://h",
						"@h",
					],
				),
			},
		),
		{ maxLength: 8 },
	)
	.map((units) => units.join(""));

/** Targets as bytes: what schemes take, what is near it, and bytes of all kinds. */
const target = fc.oneof(
	{ weight: 4, arbitrary: validTarget },
	{ weight: 4, arbitrary: anyTarget.map((text) => Buffer.from(text, "utf8").toString("latin1")) },
	{ weight: 1, arbitrary: bytes },
	{ weight: 2, arbitrary: bytes.map((text) => `/${text}`) },
);

/** Heads whose host and method are in order, so that whatever becomes of them is because of the target. */
export const sentHead: fc.Arbitrary<SentHead> = fc.record({
	method: fc.constantFrom("GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"),
	target,
	host: fc.oneof({ weight: 2, arbitrary: fc.constant("gateway.example") }, { weight: 1, arbitrary: validHost }),
});
