import type { Probe, TokenDefect } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, tokenText } from "./honest-token.ts";
import { inOrder } from "./series.ts";

const parts = ["header", "payload", "signature"] as const;

/** JWT-FORM-01: three non-empty parts. */
const shape = [
	refusesToken({
		id: "JWT-FORM-01/signature-stripped",
		title: "refuses a token without its signature part",
		severity: "critical",
		threats: ["JWT-22"],
		references: ["CVE-2020-28042", "RFC 7515 §7.1"],
		token: { text: [{ dropPart: 2 }] },
	}),
	...([2, 1, 0] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-01/empty-${parts[part]}`,
			title: `refuses a token with an empty ${parts[part]}`,
			severity: part === 2 ? "critical" : "medium",
			threats: ["JWT-22", "JWT-32"],
			references: ["CVE-2020-28042"],
			token: { text: [{ emptyPart: part }] },
		}),
	),
	...(
		[
			["fourth-part", "a fourth part", [{ append: ".AAAA" }]],
			["trailing-dot", "a dot after it", [{ append: "." }]],
			["leading-dot", "a dot before it", [{ prepend: "." }]],
			["five-parts", "the five parts of an encrypted token", [{ append: ".AAAA.AAAA" }]],
		] as const
	).map(([slug, what, text]) =>
		refusesToken({
			id: `JWT-FORM-01/${slug}`,
			title: `refuses a good token with ${what}`,
			severity: "medium",
			threats: ["JWT-20", "JWT-32"],
			token: { text },
		}),
	),
	refusesToken({
		id: "JWT-FORM-01/encrypted-with-costly-password",
		title: "refuses an encrypted token at once, whatever work its header asks for",
		severity: "medium",
		threats: ["JWT-20"],
		references: ["CVE-2022-36083", "RFC 8725 §3.13"],
		// {"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2147483647,"p2s":"AAAA"}
		token: {
			text: [
				{
					replaceWith:
						"eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMTI4R0NNIiwicDJjIjoyMTQ3NDgzNjQ3LCJwMnMiOiJBQUFBIn0.AAAA.AAAA.AAAA.AAAA",
				},
			],
		},
	}),
	refusesToken({
		id: "JWT-FORM-01/dots-only",
		title: "refuses thousands of dots at once",
		severity: "medium",
		threats: ["JWT-33"],
		references: ["CVE-2025-30204"],
		token: { text: [{ replaceWith: ".".repeat(8000) }] },
	}),
	...(["flattened", "general"] as const).map((form) =>
		refusesToken({
			id: `JWT-FORM-01/json-${form}`,
			title: `refuses a good token in the ${form} JSON serialization`,
			severity: "high",
			threats: ["JWT-21"],
			references: ["CVE-2022-39227", "RFC 7515 §7.2"],
			token: { text: [{ serialize: form }] },
		}),
	),
];

/** JWT-FORM-02: nothing but the URL-safe alphabet. */
const alphabet = [
	...([0, 1, 2] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-02/padded-${parts[part]}`,
			title: `refuses padding after the ${parts[part]} of a good token`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 7515 §2"],
			token: { text: [{ appendToPart: { part, text: "=" } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-02/padded-in-full",
		title: "refuses a signature with the padding that base64 would have",
		severity: "medium",
		threats: ["JWT-31"],
		references: ["RFC 7515 §2"],
		token: { text: [{ appendToPart: { part: 2, text: "==" } }] },
	}),
	...(
		[
			["tab-in-payload", "a tab", 1, "\t"],
			["tab-in-signature", "a tab", 2, "\t"],
			["exclamation-mark", "a character of no base64 alphabet", 1, "!"],
			["no-break-space", "a no-break space", 2, "\xc2\xa0"],
			["latin-letter", "a letter beyond ASCII", 1, "\xe9"],
			["control-character", "a control character", 2, "\x01"],
		] as const
	).map(([slug, what, part, text]) =>
		refusesToken({
			id: `JWT-FORM-02/${slug}`,
			title: `refuses a good token with ${what} in its ${parts[part]}, which a lenient decoder passes over`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 7515 §2"],
			token: { text: [{ insertInPart: { part, at: 5, text } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-02/quoted",
		title: "refuses a good token in quotes",
		severity: "low",
		threats: ["JWT-32"],
		token: { text: [{ prepend: '"' }, { append: '"' }] },
	}),
	refusesToken({
		id: "JWT-FORM-02/trailing-comma",
		title: "refuses a good token with a comma after it",
		severity: "low",
		threats: ["HDR-13"],
		token: { text: [{ append: "," }] },
	}),
];

/** The token in the alphabet of plain base64; made anew until that changes it. */
const plainBase64 = scenario({
	id: "JWT-FORM-02/plain-base64",
	title: "refuses a good token in the alphabet of plain base64",
	severity: "medium",
	threats: ["JWT-31"],
	references: ["RFC 4648 §4", "RFC 7515 §2"],
	needs: ["jwt.sign"],
	run: async (trial) => {
		for (let attempt = 0; attempt < 100; attempt += 1) {
			const { text } = await honestToken(trial);
			const plain = text.replaceAll("-", "+").replaceAll("_", "/");
			if (!plain.includes("+") || !plain.includes("/")) continue;
			const carrying = (token: string): Probe => ({
				credential: "none",
				headers: [["Authorization", `Bearer ${token}`]],
			});
			return inOrder(trial, [
				async () => trial.judge.expect(await trial.exchange(carrying(text)), accepted()),
				async () => trial.judge.expect(await trial.exchange(carrying(plain)), refused("invalid_token")),
			]);
		}
		return trial.judge.inconclusive("No token of 100 has a character that plain base64 spells otherwise.");
	},
});

/** JWT-FORM-03: one spelling for one sequence of bytes. */
const canonical = [
	...([0, 1, 2] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-03/trailing-bits-of-${parts[part]}`,
			title: `refuses a token whose ${parts[part]} has unused bits that are not zero`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 4648 §3.5"],
			token: { text: [{ trailingBits: { part } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-03/impossible-length",
		title: "refuses a signature of a length that base64url cannot have",
		severity: "medium",
		threats: ["JWT-31"],
		token: { text: [{ impossibleLength: { part: 2 } }] },
	}),
];

/** JWT-FORM-04: the bound on the length, asked for as closely as the encoding lets a token come to it. */
const size = [
	scenario({
		id: "JWT-FORM-04/bound",
		title: "accepts a token of at most 8192 characters and refuses one that is longer",
		severity: "medium",
		threats: ["JWT-34"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const padded = (length: number): TokenDefect => ({ claims: { pad: "x".repeat(length) } });
			const lengthWith = async (length: number) =>
				tokenText((await trial.prepare({ credential: "jwt", token: padded(length) })).request).length;
			let fits = Math.floor(((8192 - (await lengthWith(0))) * 3) / 4) - 4;
			while ((await lengthWith(fits + 1)) <= 8192) fits += 1;
			const longest = await trial.judge.expect(await trial.exchange({ credential: "jwt", token: padded(fits) }), {
				kind: "accepted",
			});
			if (longest.verdict !== "pass") return longest;
			const over = await trial.exchange({ credential: "jwt", token: padded(fits + 1) });
			return trial.judge.expect(over, refused("invalid_token"));
		},
	}),
	refusesToken({
		id: "JWT-FORM-04/far-over",
		title: "refuses a token of twice the permitted length",
		severity: "medium",
		threats: ["JWT-34"],
		token: { claims: { pad: "x".repeat(12_000) } },
	}),
];

export const jwtFormChecks: readonly Check[] = [...shape, ...alphabet, plainBase64, ...canonical, ...size];
