/** The examples of RFC 7520, section 4, that are in the compact serialization, figure by figure. */
import { type KnownAnswerCase, knownAnswerFile } from "../make/known-answer.ts";

/** Section 4: the payload is not JSON. The apostrophes of "It's" and "there's" are U+2019, that of "don't" is U+0027. */
const PAYLOAD =
	"It\u2019s a dangerous business, Frodo, going out your door. You step onto the road, and if you don't keep your feet, there\u2019s no knowing where you might be swept off to.";

/** Section 3.4. */
const rsa = {
	kty: "RSA",
	kid: "bilbo.baggins@hobbiton.example",
	use: "sig",
	n: "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw",
	e: "AQAB",
	d: "bWUC9B-EFRIo8kpGfh0ZuyGPvMNKvYWNtB_ikiH9k20eT-O1q_I78eiZkpXxXQ0UTEs2LsNRS-8uJbvQ-A1irkwMSMkK1J3XTGgdrhCku9gRldY7sNA_AKZGh-Q661_42rINLRCe8W-nZ34ui_qOfkLnK9QWDDqpaIsA-bMwWWSDFu2MUBYwkHTMEzLYGqOe04noqeq1hExBTHBOBdkMXiuFhUq1BU6l-DqEiWxqg82sXt2h-LMnT3046AOYJoRioz75tSUQfGCshWTBnP5uDjd18kKhyv07lhfSJdrPdM5Plyl21hsFf4L_mHCuoFau7gdsPfHPxxjVOcOpBrQzwQ",
	p: "3Slxg_DwTXJcb6095RoXygQCAZ5RnAvZlno1yhHtnUex_fp7AZ_9nRaO7HX_-SFfGQeutao2TDjDAWU4Vupk8rw9JR0AzZ0N2fvuIAmr_WCsmGpeNqQnev1T7IyEsnh8UMt-n5CafhkikzhEsrmndH6LxOrvRJlsPp6Zv8bUq0k",
	q: "uKE2dh-cTf6ERF4k4e_jy78GfPYUIaUyoSSJuBzp3Cubk3OCqs6grT8bR_cu0Dm1MZwWmtdqDyI95HrUeq3MP15vMMON8lHTeZu2lmKvwqW7anV5UzhM1iZ7z4yMkuUwFWoBvyY898EXvRD-hdqRxHlSqAZ192zB3pVFJ0s7pFc",
	dp: "B8PVvXkvJrj2L-GYQ7v3y9r6Kw5g9SahXBwsWUzp19TVlgI-YV85q1NIb1rxQtD-IsXXR3-TanevuRPRt5OBOdiMGQp8pbt26gljYfKU_E9xn-RULHz0-ed9E9gXLKD4VGngpz-PfQ_q29pk5xWHoJp009Qf1HvChixRX59ehik",
	dq: "CLDmDGduhylc9o7r84rEUVn7pzQ6PF83Y-iBZx5NT-TpnOZKF1pErAMVeKzFEl41DlHHqqBLSM0W1sOFbwTxYWZDm6sI6og5iTbwQGIC3gnJKbi_7k_vJgGHwHxgPaX2PnvP-zyEkDERuf-ry4c_Z11Cq9AqC2yeL6kdKT1cYF8",
	qi: "3PiqvXQN0zwMeE-sBvZgi289XP9XCQF3VWqPzMKnIgQp7_Tugo6-NZBKCQsMf3HaEGBjTVJs_jcK8-TRXvaKe-7ZMaQj8VfBdYkssbu0NKDDhjJ-GtiseaDVWt7dcH0cfwxgFUHpQh7FoCrjFJ6h6ZEpMF6xmujs4qMpPz8aaI4",
};

/** Section 3.5. */
const secret = {
	kty: "oct",
	kid: "018c0ae5-4d9b-471b-bfd6-eef314bc7037",
	use: "sig",
	alg: "HS256",
	k: "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg",
};
const HS256_SIGNATURE = "s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0";
const HS256_HEADER = '{"alg":"HS256","kid":"018c0ae5-4d9b-471b-bfd6-eef314bc7037"}';

const cases: readonly KnownAnswerCase[] = [
	{
		slug: "4-1-rs256",
		requirement: "JWT-ALG-04",
		flags: ["KnownAnswer"],
		comment: "RSASSA-PKCS1-v1_5 with SHA-256. The payload is no object.",
		source: "RFC 7520, section 4.1",
		alg: "RS256",
		key: rsa,
		header: '{"alg":"RS256","kid":"bilbo.baggins@hobbiton.example"}',
		payload: PAYLOAD,
		signature:
			"MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg",
	},
	{
		slug: "4-2-ps384",
		requirement: "JWT-ALG-01",
		flags: ["KnownAnswer"],
		comment: "RSASSA-PSS with SHA-384 verifies, and is no algorithm of this protocol; the payload is no object.",
		source: "RFC 7520, section 4.2",
		alg: "PS384",
		key: rsa,
		header: '{"alg":"PS384","kid":"bilbo.baggins@hobbiton.example"}',
		payload: PAYLOAD,
		signature:
			"cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw",
	},
	{
		slug: "4-3-es512",
		requirement: "JWT-ALG-01",
		flags: ["KnownAnswer"],
		comment: "ECDSA with P-521 and SHA-512 verifies, and is no algorithm of this protocol; the payload is no object.",
		source: "RFC 7520, section 4.3",
		alg: "ES512",
		key: {
			kty: "EC",
			kid: "bilbo.baggins@hobbiton.example",
			use: "sig",
			crv: "P-521",
			x: "AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt",
			y: "AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1",
			d: "AAhRON2r9cqXX1hg-RoI6R1tX5p2rUAYdmpHZoC1XNM56KtscrX6zbKipQrCW9CGZH3T4ubpnoTKLDYJ_fF3_rJt",
		},
		header: '{"alg":"ES512","kid":"bilbo.baggins@hobbiton.example"}',
		payload: PAYLOAD,
		signature:
			"AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2",
	},
	{
		slug: "4-4-hs256",
		requirement: "JWT-ALG-03",
		flags: ["KnownAnswer"],
		comment: "HMAC with SHA-256 verifies, and is no algorithm of this protocol; the payload is no object.",
		source: "RFC 7520, section 4.4",
		alg: "HS256",
		key: secret,
		header: HS256_HEADER,
		payload: PAYLOAD,
		signature: HS256_SIGNATURE,
	},
	{
		slug: "4-5-detached",
		requirement: "JWT-FORM-01",
		flags: ["KnownAnswer"],
		comment: "The same with its payload detached: a token has no empty part.",
		source: "RFC 7520, section 4.5",
		alg: "HS256",
		key: secret,
		header: HS256_HEADER,
		payload: PAYLOAD,
		signature: HS256_SIGNATURE,
		token:
			"eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9..s0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0",
	},
];

export const jwtKnownRfc7520 = knownAnswerFile(
	"jwt-known-rfc7520",
	"The examples of RFC 7520 (examples of protecting content), section 4, in the compact serialization. Their payload is no set of claims: no gateway admits them.",
	cases,
);
